using Continuity.Tickets;

namespace Continuity.Redis.Projections;

/// <summary>A ticket was opened, and is found under its number for people.</summary>
internal sealed record TicketNumbered(string Number, TicketId Ticket) : OutboxMessage;
