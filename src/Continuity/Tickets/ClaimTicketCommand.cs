namespace Continuity.Tickets;

/// <summary>Claims a ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="ExpectedVersion">The ticket's version that the caller knows, or null for any.</param>
public sealed record ClaimTicketCommand(TicketId Ticket, int? ExpectedVersion = null);
