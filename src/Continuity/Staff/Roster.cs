using System.Collections.Immutable;
using Continuity.Callers;

namespace Continuity.Staff;

/// <summary>All agents and supervisors who have signed in, as they stood at one moment: who acts for whom, and who is told of what was missed.</summary>
/// <param name="Members">By the subject of their token.</param>
public sealed record Roster(ImmutableSortedDictionary<string, StaffMember> Members)
{
    private static readonly TimeSpan ListedAfter = TimeSpan.FromHours(1);

    /// <summary>Nobody.</summary>
    public static Roster Empty { get; } = new(ImmutableSortedDictionary.Create<string, StaffMember>(StringComparer.Ordinal));

    /// <summary>One of them; null where nobody of this id has signed in.</summary>
    /// <param name="agent">The subject of their token.</param>
    public StaffMember? Find(string agent) => Members.GetValueOrDefault(agent);

    /// <summary>The same with one of them changed or added.</summary>
    /// <param name="member">The agent.</param>
    public Roster With(StaffMember member) => this with { Members = Members.SetItem(member.Id, member) };

    /// <summary>Whether an agent has left for good.</summary>
    /// <param name="agent">The subject of their token.</param>
    public bool HasLeft(string agent) => Find(agent)?.LeftAt is not null;

    /// <summary>All of whom something that is owed may be listed: not those who have left and whose work was all passed on, once the lists have had the time to say so too.</summary>
    /// <param name="now">The time.</param>
    public IReadOnlyList<string> WhoMayOwe(DateTimeOffset now) =>
        [.. Members.Values.Where(member => member is not { LeftAt: not null, ReassignedAt: { } done } || done > now - ListedAfter).Select(static member => member.Id)];

    /// <summary>
    /// Who does an agent's work now: the agent where they are available, else the first available one along the chain of deputies. Null where there is none, because nobody
    /// is named, the chain ends, or it comes back to somebody in it.
    /// </summary>
    /// <param name="agent">The subject of their token.</param>
    /// <param name="now">The time.</param>
    public string? StandIn(string agent, DateTimeOffset now) => Find(agent) is { LeftAt: null, Availability: Availability.Available } ? agent : DeputyFor(agent, now);

    /// <summary>Whether one agent does another's work now, as their deputy.</summary>
    /// <param name="agent">Who may be the deputy.</param>
    /// <param name="other">Whose work it is.</param>
    /// <param name="now">The time.</param>
    public bool ActsFor(string agent, string other, DateTimeOffset now) => agent != other && StandIn(other, now) == agent;

    /// <summary>Those whose work an agent does now, as their deputy; without the agent.</summary>
    /// <param name="agent">The subject of the agent's token.</param>
    /// <param name="now">The time.</param>
    public IReadOnlyList<string> Covered(string agent, DateTimeOffset now) => [.. Members.Keys.Where(other => ActsFor(agent, other, now))];

    /// <summary>
    /// Who is told when an agent did not do what they owed: their deputy, available or in turn stood in for; else a supervisor (<see cref="SupervisorFor"/>). Null where there is
    /// nobody but the agent.
    /// </summary>
    /// <param name="agent">The subject of the agent's token.</param>
    /// <param name="now">The time.</param>
    public string? EscalationFor(string agent, DateTimeOffset now) => DeputyFor(agent, now) ?? SupervisorFor(agent);

    /// <summary>The supervisor who sees to what concerns an agent: one of their teams, else any; an available one first, then by id. Null where there is nobody but the agent.</summary>
    /// <param name="agent">The subject of the agent's token; one who is not in the roster belongs to no team.</param>
    public string? SupervisorFor(string agent)
    {
        var teams = Find(agent)?.Teams ?? [];
        return Members.Values
            .Where(member => member is { Role: Role.Supervisor, LeftAt: null } && member.Id != agent)
            .OrderByDescending(member => member.Teams.Any(teams.Contains))
            .ThenBy(static member => member.Availability)
            .ThenBy(static member => member.Id, StringComparer.Ordinal)
            .FirstOrDefault()?.Id;
    }

    /// <summary>Who answers now for what an agent answered for: the agent while they are here, else their successor, and where that one has left too, theirs.</summary>
    /// <param name="agent">The subject of the agent's token.</param>
    public string SuccessorOf(string agent)
    {
        while (Find(agent) is { LeftAt: not null, Successor: { } successor })
        {
            agent = successor;
        }

        return agent;
    }

    /// <summary>Whether the chain of an agent's deputies comes to another agent, whoever in it is available.</summary>
    /// <param name="agent">Where it begins.</param>
    /// <param name="other">Who is looked for.</param>
    /// <param name="now">The time.</param>
    internal bool LeadsTo(string agent, string other, DateTimeOffset now)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = Find(agent)?.DeputyAt(now); next is not null && seen.Add(next); next = Find(next)?.DeputyAt(now))
        {
            if (next == other)
            {
                return true;
            }
        }

        return false;
    }

    private string? DeputyFor(string agent, DateTimeOffset now)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { agent };
        for (var next = Find(agent)?.DeputyAt(now); next is not null && seen.Add(next); next = Find(next)?.DeputyAt(now))
        {
            if (Find(next) is { LeftAt: null, Availability: Availability.Available })
            {
                return next;
            }
        }

        return null;
    }
}
