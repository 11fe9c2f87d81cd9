using Continuity.Tickets;

namespace Continuity.Redis.Queues;

/// <summary>A ticket that waits in a queue.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Since">Since when it waits.</param>
public sealed record WaitingTicket(TicketId Ticket, DateTimeOffset Since);
