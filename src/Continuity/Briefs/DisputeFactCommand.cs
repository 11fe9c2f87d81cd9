using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>Records that a fact is not so, as somebody says.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Fact">The number of the fact; 0 for one of another ticket.</param>
/// <param name="Reason">Why, 3 to 2,000 characters.</param>
public sealed record DisputeFactCommand(TicketId Ticket, int Fact, string Reason);
