using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Handoffs;
using Continuity.Staff;
using Continuity.Threads;

namespace Continuity.Tickets;

/// <summary>
/// Decides whether a ticket is opened again: by any agent; by the customer where it is its own and only resolved, not closed. It goes back to
/// its owner, or else to its queue. Where it was closed and its owner has left since, nobody owns it any more, and the next to claim it will.
/// </summary>
public static class ReopenTicket
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer, with the ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to reopen.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, INVALID, STALE_VERSION or WRONG_STATE.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, ReopenTicketCommand command, Roster roster, DateTimeOffset now)
    {
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        if (!caller.IsAgent && (caller.Role != Role.Customer || ThreadAccess.Of(caller, state).IsGuest))
        {
            return Refusal.Forbidden("Agents may reopen a ticket, and the customer whose it is.");
        }

        if ((TextBound.Paragraph.Check(command.Reason, "input", "reason") ?? NamedTicket.CheckVersion(ticket, command.ExpectedVersion)) is { } refusal)
        {
            return refusal;
        }

        if (ticket.Status == TicketStatus.Open)
        {
            return NamedTicket.WrongState("The ticket is open.");
        }

        if (ticket.Status == TicketStatus.Closed && !caller.IsAgent)
        {
            return NamedTicket.WrongState("The ticket is closed; start a new session instead.");
        }

        var isLeft = ticket is { Status: TicketStatus.Closed, Owner: { } owner } && roster.HasLeft(owner);
        var open = (isLeft ? ticket with { Owner = null, OwnedBy = null } : ticket).Reopened(now).Changed(now);
        var changes = Changes.Of(state)
            .With(open)
            .And(NamedTicket.Entry(state, caller, open, Activity.TicketReopened, $"Reopened ticket {ticket.DisplayNumber}: {command.Reason}", now));
        return HandoffNotices.Returned(changes, open.Number, null, caller.ActsAs(state.Id)).Accept(command.Ticket);
    }
}
