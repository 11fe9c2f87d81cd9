using Continuity.Decisions;
using Continuity.Inboxes;
using Continuity.Staff;

namespace Continuity.FollowUps;

/// <summary>Tells agents of follow-ups.</summary>
internal static class FollowUpNotices
{
    /// <summary>Tells who is responsible and, where they are away, who stands in for them; and others. Each is told once.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="followUp">The follow-up.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    /// <param name="others">Who else is told.</param>
    public static Changes Tell(Changes changes, FollowUp followUp, InboxEventKind kind, Roster roster, DateTimeOffset now, params IReadOnlyList<string> others)
    {
        IEnumerable<string> told = [.. others, followUp.Responsible, roster.StandIn(followUp.Responsible, now) ?? followUp.Responsible];
        return told.Distinct().Aggregate(changes, (so, agent) => so.Tell(new(agent, kind, followUp.Ticket) { FollowUp = followUp.Number }));
    }
}
