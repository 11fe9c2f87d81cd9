using Continuity.Callers;

namespace Continuity.Queues;

/// <summary>The queues there are, and who may take from each.</summary>
public sealed record QueueRules
{
    /// <summary>The queues by name.</summary>
    public required IReadOnlyCollection<string> Names { get; init; }

    /// <summary>The teams whose agents may take from a queue, beside supervisors; a queue that is not in here is any agent's.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Teams { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The queues that only supervisors may take from: a handoff to one of them asks for a supervisor.</summary>
    public IReadOnlyCollection<string> OfSupervisors { get; init; } = [];

    /// <summary>Whether a caller may take tickets from a queue.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="queue">The queue's name.</param>
    public bool MayTake(Caller caller, string queue) =>
        caller.Role == Role.Supervisor
        || (caller.Role == Role.Agent && !OfSupervisors.Contains(queue) && (!Teams.TryGetValue(queue, out var teams) || caller.Teams.Any(teams.Contains)));
}
