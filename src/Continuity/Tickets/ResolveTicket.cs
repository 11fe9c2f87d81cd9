using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Tickets;

/// <summary>Decides.</summary>
public static class ResolveTicket
{
    /// <summary>Decides.</summary>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, ResolveTicketCommand command, DateTimeOffset now) =>
        throw new NotImplementedException();
}
