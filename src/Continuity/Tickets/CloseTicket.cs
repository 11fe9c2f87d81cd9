using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Tickets;

/// <summary>Decides.</summary>
public static class CloseTicket
{
    /// <summary>Decides.</summary>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, CloseTicketCommand command, DateTimeOffset now) =>
        throw new NotImplementedException();
}
