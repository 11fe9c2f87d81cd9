using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>Records what the customer wants to reach.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Goal">What it is, 1 to 2,000 characters.</param>
public sealed record SetGoalCommand(TicketId Ticket, string Goal);
