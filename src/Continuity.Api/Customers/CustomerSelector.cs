using Continuity.GraphQL;

namespace Continuity.Api.Customers;

/// <summary>Which customer: exactly one of these.</summary>
/// <param name="Id">By its id.</param>
/// <param name="Identity">By an identity that it has; the assurance is not looked at.</param>
[OneOf]
[GraphQLName("CustomerSelector")]
internal sealed record CustomerSelector(
    [ID] string? Id,
    IdentityInput? Identity);
