namespace Continuity.Tickets;

/// <summary>Opens a resolved or closed ticket again.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Reason">Why, 1 to 2,000 characters; the customer sees it.</param>
/// <param name="ExpectedVersion">The ticket's version that the caller knows, or null for any.</param>
public sealed record ReopenTicketCommand(TicketId Ticket, string Reason, int? ExpectedVersion = null);
