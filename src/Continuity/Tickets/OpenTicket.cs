using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Tickets;

/// <summary>Decides.</summary>
public static class OpenTicket
{
    /// <summary>Decides.</summary>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, OpenTicketCommand command, DateTimeOffset now) =>
        throw new NotImplementedException();
}
