using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Continuation;

/// <summary>Asks for a code to go on with a ticket elsewhere.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Session">The session in which it is asked for, or null for the newest that the caller takes part in.</param>
public sealed record IssueContinuationCodeCommand(TicketId Ticket, SessionId? Session = null);
