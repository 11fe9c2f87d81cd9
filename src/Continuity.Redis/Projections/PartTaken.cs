using Continuity.Tickets;

namespace Continuity.Redis.Projections;

/// <summary>An agent has a part in a ticket from now on, or, where <paramref name="OpenedAt"/> is null, no longer.</summary>
/// <param name="Agent">The agent, by the subject of their token.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="OpenedAt">When the ticket was opened.</param>
/// <param name="Version">The version of the ticket's home; a later one counts.</param>
internal sealed record PartTaken(string Agent, TicketId Ticket, DateTimeOffset? OpenedAt, long Version) : OutboxMessage;
