namespace Continuity.Tickets;

/// <summary>Records that an agent has read what they must know of a ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="AsOf">Up to where: a cursor of the customer's thread, as callers hold it.</param>
public sealed record AcknowledgeBriefCommand(TicketId Ticket, string AsOf);
