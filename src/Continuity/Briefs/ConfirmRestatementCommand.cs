using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>Records that the customer says yes to the latest restatement.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Text">The words that they say yes to, so that it is not to others that came meanwhile; null for the latest.</param>
public sealed record ConfirmRestatementCommand(TicketId Ticket, string? Text = null);
