using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>Brings offers and consultations to an end otherwise than by an accept. A ticket goes back to somebody, never to nobody.</summary>
internal static class SettleOpenOffers
{
    /// <summary>Ends all that is open on a ticket, because of what is done to it, which also says who handles it from then on.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="ticket">The ticket's number.</param>
    /// <param name="why">Why: a sentence.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    public static Changes Apply(Changes changes, int ticket, string why, Roster roster, DateTimeOffset now)
    {
        if (changes.State.Tickets[ticket].OpenHandoff is { } open)
        {
            changes = Replace(changes, changes.State.Handoffs[open], why, roster, now);
        }

        return EndConsult(changes, ticket, ActorRef.Continuity, why, roster, now);
    }

    /// <summary>Ends a consultation, where there is one, and tells who advised of it.</summary>
    public static Changes EndConsult(Changes changes, int number, ActorRef by, string? reason, Roster roster, DateTimeOffset now)
    {
        var ticket = changes.State.Tickets[number];
        if (ticket.Consult is not { } consult)
        {
            return changes;
        }

        var accepted = changes.State.Handoffs[consult];
        var ended = accepted with { State = HandoffState.Returned, SettledAt = now, SettledBy = by, SettleReason = reason };
        changes = changes
            .With((ticket with { Consult = null }).Changed(now))
            .With(ended)
            .And(TicketEntry.Internal(ticket, by, Activity.HandlingReturned, $"The consultation has ended{HandoffWords.Because(reason)}", now));
        return HandoffNotices.Settled(changes, ended, by, roster, now, TicketParts.Adviser(accepted));
    }

    /// <summary>Takes back an offer that is open because another one comes in its place, which also says who handles the ticket from then on.</summary>
    public static Changes Replace(Changes changes, Handoff handoff, string why, Roster roster, DateTimeOffset now) =>
        End(changes, handoff, HandoffState.Withdrawn, ActorRef.Continuity, why, roster, now);

    /// <summary>Settles an offer that is open: it was declined or withdrawn, or expired. Not for one that expires in a queue and leaves the ticket there.</summary>
    public static Changes Settle(
        Changes changes, Handoff handoff, HandoffState state, ActorRef by, string? reason, Roster roster, DateTimeOffset now, params IReadOnlyList<string?> others)
    {
        var before = changes.State.Tickets[handoff.Ticket];
        changes = changes.With(GivenBack(before, handoff, state, now));
        return HandoffNotices.Returned(End(changes, handoff, state, by, reason, roster, now, others), handoff.Ticket, before.Handler, by);
    }

    private static Changes End(
        Changes changes, Handoff handoff, HandoffState state, ActorRef by, string? reason, Roster roster, DateTimeOffset now, params IReadOnlyList<string?> others)
    {
        var ticket = (changes.State.Tickets[handoff.Ticket] with { OpenHandoff = null }).Changed(now);
        var settled = handoff with { State = state, SettledAt = now, SettledBy = by, SettleReason = reason };
        var (activity, what) = state switch
        {
            HandoffState.Declined => (Activity.HandoffDeclined, "was declined"),
            HandoffState.Expired => (Activity.HandoffExpired, "has expired"),
            _ => (Activity.HandoffWithdrawn, "was withdrawn"),
        };
        changes = changes
            .With(ticket)
            .With(settled)
            .And(TicketEntry.Internal(ticket, by, activity, $"The offer to {HandoffWords.Of(handoff.To, roster)} {what}{HandoffWords.Because(reason)}", now));
        changes = CheckBackDuty.Drop(changes, settled, $"The handoff {what}.", now);
        return HandoffNotices.Settled(changes, settled, by, roster, now, others);
    }

    // Who keeps a ticket until it is accepted has it still, but for a bot that could not go on; who let go of it does not get it back, but its owner does, or its queue. What waits
    // in another queue, and was only offered to an agent from there, waits there still.
    private static Ticket GivenBack(Ticket ticket, Handoff handoff, HandoffState state, DateTimeOffset now) => handoff switch
    {
        { Mode: TransferMode.Consult } => ticket,
        { From.Kind: ActorKind.Bot } when state == HandoffState.Withdrawn => ticket.HandledBy(handoff.From),
        { To.Agent: not null } when ticket is { Owner: null, WaitingIn: not null } => ticket,
        { Mode: TransferMode.Cold } or { From.Kind: ActorKind.Bot } => ticket.Owner is { } owner ? ticket.HandledBy(ActorRef.Agent(owner)) : ticket.Waiting(now),
        _ => ticket,
    };
}
