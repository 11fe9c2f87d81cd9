using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Inboxes;
using Continuity.Staff;

namespace Continuity.Handoffs;

/// <summary>Tells agents of what came of handoffs.</summary>
internal static class HandoffNotices
{
    /// <summary>Tells who offered, who was asked, who owns the ticket and who stands in for the owner; but not who did it.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="handoff">The handoff, settled.</param>
    /// <param name="by">Who settled it.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    /// <param name="others">Who else is told.</param>
    public static Changes Settled(Changes changes, Handoff handoff, ActorRef by, Roster roster, DateTimeOffset now, params IReadOnlyList<string?> others)
    {
        var owner = changes.State.Tickets[handoff.Ticket].Owner;
        IEnumerable<string?> told =
        [
            handoff.From.Kind == ActorKind.Agent ? handoff.From.Id : null,
            handoff.To.Agent,
            owner,
            owner is null ? null : roster.StandIn(owner, now),
            .. others,
        ];
        return told.OfType<string>().Distinct().Where(agent => ActorRef.Agent(agent) != by)
            .Aggregate(changes, (so, agent) => so.Tell(new(agent, InboxEventKind.HandoffSettled, handoff.Ticket) { Handoff = handoff.Number }));
    }

    /// <summary>Tells an agent that a ticket is theirs to handle again, unless they saw to that themselves.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="ticket">The ticket's number.</param>
    /// <param name="before">Who handled it before.</param>
    /// <param name="by">Who saw to it.</param>
    public static Changes Returned(Changes changes, int ticket, ActorRef? before, ActorRef by) =>
        changes.State.Tickets[ticket].Handler is { Kind: ActorKind.Agent } handler && handler != before && handler != by
            ? changes.Tell(new(handler.Id, InboxEventKind.HandlingReturned, ticket))
            : changes;
}
