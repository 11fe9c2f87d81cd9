using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>Moves a session to another ticket of the same customer.</summary>
/// <param name="Session">The session.</param>
/// <param name="Ticket">The ticket it is about.</param>
/// <param name="Reason">Why, at most 2,000 characters, or null.</param>
public sealed record MoveSessionCommand(SessionId Session, TicketId Ticket, string? Reason = null);
