using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>Records what the customer was understood to say, as it was said back to them.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Text">The words, 1 to 2,000 characters.</param>
public sealed record RestateCommand(TicketId Ticket, string Text);
