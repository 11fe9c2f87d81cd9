using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Tickets;

/// <summary>
/// Decides whether an agent takes a ticket from its queue. The first to do so becomes its owner, and stays it. Claimed again by the agent
/// who handles it, it stays as it is, whatever version is expected, so that a repeat is safe.
/// </summary>
public static class ClaimTicket
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer, with the ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to claim.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, STALE_VERSION or WRONG_STATE.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, ClaimTicketCommand command, DateTimeOffset now)
    {
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        if (!caller.IsAgent)
        {
            return Refusal.Forbidden("Agents may claim a ticket.");
        }

        if (ticket.Status == TicketStatus.Open && ticket.IsHandledBy(caller))
        {
            return Decision.Accept(command.Ticket, state);
        }

        if (NamedTicket.CheckVersion(ticket, command.ExpectedVersion) is { } stale)
        {
            return stale;
        }

        if (ticket.WaitingIn is null)
        {
            return NamedTicket.WrongState(
                ticket.Status == TicketStatus.Open ? "The ticket waits in no queue: somebody else handles it." : "The ticket is not open.");
        }

        var claimed = ticket.ClaimedBy(caller.Id).Changed(now);
        return Decision.Accept(
            command.Ticket,
            state.With(claimed),
            NamedTicket.Entry(state, caller, claimed, Activity.TicketClaimed, $"{caller.Name ?? caller.Id} took ticket {ticket.DisplayNumber}.", now));
    }
}
