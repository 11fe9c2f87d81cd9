using Continuity.Callers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>
/// Lets an offer expire that nobody answered. One to an agent gives the ticket back. One to a queue leaves it there, for whoever claims it; a supervisor is told, and the owner's check
/// with the customer is owed all the same. But what Continuity asked of a queue takes the ticket from no agent who handles it: they keep it, and are told, as a supervisor is.
/// </summary>
internal static class ExpireHandoff
{
    /// <summary>Does it.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="handoff">The offer, which is open.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="rules">The options.</param>
    /// <param name="now">The time.</param>
    public static Changes Apply(Changes changes, Handoff handoff, Roster roster, DeadlineRules rules, DateTimeOffset now)
    {
        const string Why = "Nobody answered in time.";
        if (handoff is not { To.Queue: { } queue, Mode: not TransferMode.Consult })
        {
            return SettleOpenOffers.Settle(changes, handoff, HandoffState.Expired, ActorRef.Continuity, Why, roster, now);
        }

        var before = changes.State.Tickets[handoff.Ticket];
        var supervisor = roster.SupervisorFor(before.Owner ?? "");
        if (before.Handler is { } handler && !LeavesInQueue(handoff, before))
        {
            return SettleOpenOffers.Settle(changes, handoff, HandoffState.Expired, ActorRef.Continuity, Why, roster, now, handler.Id, supervisor);
        }

        before = before with { OpenHandoff = null };
        var ticket = (before.WaitingIn == queue ? before : before.WaitsIn(queue, now)).Changed(now);
        var expired = handoff with { State = HandoffState.Expired, SettledAt = now, SettledBy = ActorRef.Continuity, SettleReason = Why };
        changes = changes
            .With(ticket)
            .With(expired)
            .And(TicketEntry.Internal(
                ticket, ActorRef.Continuity, Activity.HandoffExpired, $"Nobody of {HandoffWords.Of(handoff.To, roster)} has answered in time; the ticket waits there.", now));
        changes = CheckBackDuty.Expired(changes, expired, rules, now);
        return HandoffNotices.Settled(changes, expired, ActorRef.Continuity, roster, now, supervisor);
    }

    /// <summary>Whether a ticket waits in the queue that it is offered to once that offer has expired.</summary>
    /// <param name="handoff">The offer, to a queue.</param>
    /// <param name="ticket">Its ticket.</param>
    public static bool LeavesInQueue(Handoff handoff, Ticket ticket) => handoff is not { From.Kind: ActorKind.System, Mode: TransferMode.Warm } || ticket.Handler is not { Kind: ActorKind.Agent };
}
