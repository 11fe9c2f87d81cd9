using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Threads;

namespace Continuity.Tickets;

/// <summary>
/// Decides whether a ticket, open or resolved, is closed: by the agent who owns or handles it, by any agent where nobody does, or by a
/// supervisor; not while anything is owed to the customer. It keeps its owner; nobody handles it any more.
/// </summary>
public static class CloseTicket
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer, with the ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to close.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, STALE_VERSION, WRONG_STATE or OBLIGATION_OPEN.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, CloseTicketCommand command, DateTimeOffset now)
    {
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        if (!MayClose(caller, ticket))
        {
            return Refusal.Forbidden("The agent who owns or handles a ticket may close it, and supervisors.");
        }

        if (NamedTicket.CheckVersion(ticket, command.ExpectedVersion) is { } stale)
        {
            return stale;
        }

        if (ticket.Status == TicketStatus.Closed)
        {
            return NamedTicket.WrongState("The ticket is closed already.");
        }

        if (ResolutionDuties.CheckClosing(Changes.Of(state), ticket.Number) is { } owed)
        {
            return owed;
        }

        var closed = ticket.Changed(now) with
        {
            Status = TicketStatus.Closed, ClosedAt = now, Handler = null, WaitingIn = null, WaitingSince = null,
        };
        return Decision.Accept(
            command.Ticket,
            state.With(closed),
            NamedTicket.Entry(state, caller, closed, Activity.TicketClosed, $"Closed ticket {ticket.DisplayNumber}.", now));
    }

    /// <summary>Whether a caller's role and part in a ticket allow to close it.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="ticket">The ticket.</param>
    public static bool MayClose(Caller caller, Ticket ticket) =>
        caller.Role == Role.Supervisor
        || (caller.IsAgent && (ticket.IsOwnedBy(caller) || ticket.IsHandledBy(caller) || ticket is { Owner: null, Handler: null }));
}
