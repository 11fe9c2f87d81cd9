using Continuity.GraphQL;

namespace Continuity.Api.Tickets;

/// <summary>Which ticket: exactly one of these.</summary>
/// <param name="Id">By its id.</param>
/// <param name="Number">By the number that people read out; spaces and hyphens are ignored.</param>
/// <param name="ContinuationCode">By a continuation code, which is not used up by it: eight digits, spaces and hyphens ignored, or a link token. Wrong ones count as in `startSession`.</param>
[OneOf]
[GraphQLName("TicketSelector")]
internal sealed record TicketSelector(
    [ID] string? Id,
    string? Number,
    string? ContinuationCode);
