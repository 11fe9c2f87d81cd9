using Continuity.Tickets;

namespace Continuity.Redis.Projections;

/// <summary>Nobody answers for a ticket from now on, which must never be, or, where <paramref name="OpenedAt"/> is null, somebody does again.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="OpenedAt">When the ticket was opened.</param>
/// <param name="Version">The version of the ticket's home; a later one counts.</param>
internal sealed record TicketOrphaned(TicketId Ticket, DateTimeOffset? OpenedAt, long Version) : OutboxMessage;
