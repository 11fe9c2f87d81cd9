using Continuity.Tickets;

namespace Continuity.Redis.Projections;

/// <summary>What programs before <see cref="QueueChanged"/> left in outboxes: a ticket began to wait in a queue, or, where <paramref name="Since"/> is null, waits there no longer.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Version">The version of the ticket's home; a later one counts.</param>
internal sealed record TicketQueued(string Queue, TicketId Ticket, DateTimeOffset? Since, long Version) : OutboxMessage;
