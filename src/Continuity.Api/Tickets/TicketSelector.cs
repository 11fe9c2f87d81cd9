using Continuity.GraphQL;

namespace Continuity.Api.Tickets;

/// <summary>Which ticket: exactly one of these.</summary>
/// <param name="Id">By its id.</param>
/// <param name="Number">By the number that people read out; spaces and hyphens are ignored.</param>
[OneOf]
[GraphQLName("TicketSelector")]
internal sealed record TicketSelector(
    [ID] string? Id,
    string? Number);
