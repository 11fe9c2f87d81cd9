using Continuity.GraphQL;

namespace Continuity.Api.Threads;

/// <summary>A session turns out to be about another matter.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="TicketId">Another ticket of the same customer.</param>
/// <param name="Reason">Why; up to 2,000 characters.</param>
internal sealed record MoveSessionInput(
    [ID] string SessionId,
    [ID] string TicketId,
    string? Reason);
