using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>Records what was tried.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="What">What was tried, 1 to 2,000 characters.</param>
/// <param name="Outcome">What came of it, 1 to 2,000 characters.</param>
public sealed record RecordAttemptCommand(TicketId Ticket, string What, string Outcome);
