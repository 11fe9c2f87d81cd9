using Continuity.Customers;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Benchmarks.Stand;

/// <summary>A customer with a ticket and a running session.</summary>
/// <param name="Home">The customer.</param>
/// <param name="Owner">The agent who owns the ticket and works on it.</param>
/// <param name="Other">An agent whom it may be handed to.</param>
internal sealed record SeededCustomer(CustomerId Home, string Owner, string Other)
{
    public TicketId Ticket => new(Home, 1);

    public SessionId Session => new(Home, 1);
}
