using Continuity.Tickets;

namespace Continuity.Redis.Queues;

/// <summary>A ticket that waits in a queue, or is offered to it.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Since">Since when.</param>
public sealed record WaitingTicket(TicketId Ticket, DateTimeOffset Since);
