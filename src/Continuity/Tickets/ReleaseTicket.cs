using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Handoffs;
using Continuity.Queues;
using Continuity.Staff;
using Continuity.Threads;

namespace Continuity.Tickets;

/// <summary>
/// Decides whether the handling of a ticket is given back: to its owner, where another agent or a bot handles it; to a queue, where the owner does or nobody owns it. The owner stays
/// responsible. By who handles it, the owner, who acts for them, or a supervisor. Sent again by the same caller while nothing else was done to it, it stays as it is.
/// </summary>
public static class ReleaseTicket
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the ticket and all that is open.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to release.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="queues">The queues.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, INVALID, STALE_VERSION or WRONG_STATE.</returns>
    public static Decision<TicketId> Decide(
        CustomerState state, Caller caller, ReleaseTicketCommand command, Roster roster, QueueRules queues, DateTimeOffset now)
    {
        command = command with { Reason = command.Reason.Trim() };
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        var by = caller.ActsAs(state.Id);
        var release = new TicketRelease(by, command.Reason, command.Queue);
        // Who has given it back need have no part in it any more.
        if (ticket.LastRelease == release)
        {
            return Decision.Accept(command.Ticket, state);
        }

        if (!TicketRights.HasPart(caller, ticket, roster, now))
        {
            return Refusal.Forbidden("Who handles or owns a ticket may release it, who acts for the owner, and supervisors.");
        }

        var toOwner = ticket.Owner is { } owner && ticket.Handler != ActorRef.Agent(owner);
        if ((TextBound.Reason.Check(command.Reason, "input", "reason")
            ?? NamedTicket.CheckVersion(ticket, command.ExpectedVersion)
            ?? CheckState(ticket)
            ?? CheckQueue(command, queues, toOwner)) is { } refusal)
        {
            return refusal;
        }

        var changes = SettleOpenOffers.EndConsult(Changes.Of(state), ticket.Number, by, "The ticket was released.", roster, now);
        ticket = changes.State.Tickets[ticket.Number];
        var released = (toOwner ? ticket.HandledBy(ActorRef.Agent(ticket.Owner!)) : ticket.WaitsIn(command.Queue ?? ticket.Queue, now)).Changed(now) with { LastRelease = release };
        var to = toOwner ? $"to {HandoffWords.NameOf(released.Owner!, roster)}, who owns it" : $"into the queue {released.WaitingIn}";
        changes = changes
            .With(released)
            .And(TicketEntry.Internal(released, by, Activity.HandlingReturned, $"{HandoffWords.NameOf(caller)} gave the ticket {to}: {command.Reason}", now));
        return HandoffNotices.Returned(changes, ticket.Number, ticket.Handler, by).Accept(command.Ticket);
    }

    private static Refusal? CheckQueue(ReleaseTicketCommand command, QueueRules queues, bool toOwner) =>
        command.Queue is not { } queue ? null
        : toOwner ? Refusal.Invalid("queueId must be left out: the ticket goes back to its owner. Offer it to a queue instead.", "input", "queueId")
        : queues.Names.Contains(queue) ? null
        : Refusal.Invalid("queueId is the id of no queue.", "input", "queueId");

    private static Refusal? CheckState(Ticket ticket) => ticket switch
    {
        { Status: not TicketStatus.Open } => NamedTicket.WrongState("The ticket is not open."),
        { Handler: null } => NamedTicket.WrongState("Nobody handles the ticket: it waits in a queue."),
        { OpenHandoff: not null } => NamedTicket.WrongState("The ticket is offered to somebody: that offer must be settled first."),
        _ => null,
    };
}
