using Continuity.Customers;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Continuation;

/// <summary>What a continuation code lets in to.</summary>
/// <param name="Ticket">The ticket that is gone on with.</param>
/// <param name="Assurance">How sure it was who it was issued to; a session that begins with it is as sure.</param>
/// <param name="ExpiresAt">Until when it may be used.</param>
public sealed record ContinuationGrant(TicketId Ticket, Assurance Assurance, DateTimeOffset ExpiresAt)
{
    /// <summary>The session that it was issued in; null where none went on.</summary>
    public SessionId? IssuedIn { get; init; }
}
