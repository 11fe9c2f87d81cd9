using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Tickets;

/// <summary>Decides.</summary>
public static class ReopenTicket
{
    /// <summary>Decides.</summary>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, ReopenTicketCommand command, DateTimeOffset now) =>
        throw new NotImplementedException();
}
