using Continuity.Api.SignIn;
using Continuity.Queues;
using Continuity.Threads;

namespace Continuity.Api.Queues;

/// <summary>The queues in which tickets wait that nobody handles, from <c>Continuity:Queues</c> and <c>Continuity:ChannelQueues</c>.</summary>
internal sealed record QueueOptions
{
    /// <summary>The queue of every channel that has none of its own.</summary>
    public const string Fallback = "general";

    private const int MostQueues = 200;
    private const int LongestName = 64;
    private const int MostTeams = 50;

    /// <summary>The queues' names, 1 to 64 characters each, at most 200; <c>general</c> is one of them.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>The queue of a channel's new tickets, by the channel's name in the contract (<c>PHONE</c>, <c>SELF_SERVICE</c>); the others wait in <c>general</c>.</summary>
    public IReadOnlyDictionary<string, string> ChannelQueues { get; init; } = new Dictionary<string, string>();

    /// <summary>The teams whose agents may take from a queue, beside supervisors, at most 50 a queue; every agent may take from those that are not in here.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> QueueTeams { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The queues that only supervisors take from: a handoff to one of them asks for a supervisor.</summary>
    public IReadOnlyList<string> SupervisorQueues { get; init; } = [];

    /// <summary>The same for decisions.</summary>
    public QueueRules Rules => new() { Names = Queues.ToHashSet(StringComparer.Ordinal), Teams = QueueTeams, OfSupervisors = SupervisorQueues };

    /// <summary>The queue that a channel's new tickets wait in.</summary>
    /// <param name="channel">The channel.</param>
    public string For(Channel channel) =>
        ChannelQueues.FirstOrDefault(pair => ContractName.Read<Channel>(pair.Key) == channel).Value ?? Fallback;

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        if (Queues.Count > MostQueues)
        {
            yield return $"Continuity:Queues may have {MostQueues} names.";
        }

        if (Queues.Any(static name => string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl)))
        {
            yield return $"Continuity:Queues: each name must have 1 to {LongestName} characters.";
        }

        if (Queues.Distinct(StringComparer.Ordinal).Count() != Queues.Count)
        {
            yield return "Continuity:Queues: each name may stand there once.";
        }

        if (!Queues.Contains(Fallback))
        {
            yield return $"Continuity:Queues must have '{Fallback}': it takes what no other queue does.";
        }

        foreach (var queue in SupervisorQueues.Where(queue => !Queues.Contains(queue)))
        {
            yield return $"Continuity:SupervisorQueues: there is no queue '{queue}' in Continuity:Queues.";
        }

        foreach (var (queue, teams) in QueueTeams)
        {
            if (!Queues.Contains(queue))
            {
                yield return $"Continuity:QueueTeams: there is no queue '{queue}' in Continuity:Queues.";
            }

            if (teams.Count is 0 or > MostTeams)
            {
                yield return $"Continuity:QueueTeams:{queue} must name 1 to {MostTeams} teams.";
            }
        }

        foreach (var (channel, queue) in ChannelQueues)
        {
            if (ContractName.Read<Channel>(channel) is null)
            {
                yield return $"Continuity:ChannelQueues: '{channel}' is no channel; there are {ContractName.All<Channel>()}.";
            }

            if (!Queues.Contains(queue))
            {
                yield return $"Continuity:ChannelQueues:{channel}: there is no queue '{queue}' in Continuity:Queues.";
            }
        }
    }
}
