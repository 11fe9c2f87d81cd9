using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>Records a fact.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Statement">What it is, 1 to 2,000 characters.</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="Source">Who or what says so.</param>
public sealed record RecordFactCommand(TicketId Ticket, string Statement, Certainty Certainty, FactSource Source);
