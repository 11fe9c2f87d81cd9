using Continuity.GraphQL;

namespace Continuity.Api.Continuation;

/// <summary>A code is wanted to go on with a ticket elsewhere.</summary>
/// <param name="TicketId">The ticket; not a closed one.</param>
/// <param name="SessionId">The session in which it is wanted, a running one of the ticket that you take part in: the code is as sure as it. Null for the newest of these.</param>
internal sealed record IssueContinuationCodeInput(
    [ID] string TicketId,
    [ID] string? SessionId);
