namespace Continuity.Tickets;

/// <summary>Gives the handling of a ticket back.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Queue">The name of the queue that the owner puts it into; null for the ticket's own.</param>
/// <param name="Reason">Why, 3 to 2,000 characters without blanks around them.</param>
/// <param name="ExpectedVersion">The ticket's version that the caller knows, or null for any.</param>
public sealed record ReleaseTicketCommand(TicketId Ticket, string? Queue, string Reason, int? ExpectedVersion = null);
