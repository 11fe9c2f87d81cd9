using Continuity.GraphQL;

namespace Continuity.Api.Customers;

/// <summary>An identity turns out to be a customer's.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Identity">The identity.</param>
internal sealed record LinkIdentityInput(
    [ID] string CustomerId,
    IdentityInput Identity);
