namespace Continuity.Tickets;

/// <summary>Resolves a ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Summary">How it was solved, 1 to 2,000 characters; the customer sees it.</param>
/// <param name="ExpectedVersion">The ticket's version that the caller knows, or null for any.</param>
public sealed record ResolveTicketCommand(TicketId Ticket, string Summary, int? ExpectedVersion = null);
