using Continuity.Customers;
using Continuity.GraphQL;

namespace Continuity.Api.Customers;

/// <summary>An identity turns out not to be a customer's.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Kind">What the identity is.</param>
/// <param name="Value">Its value; it is normalised.</param>
/// <param name="Reason">Why, 1 to 2,000 characters, without the value.</param>
internal sealed record UnlinkIdentityInput(
    [ID] string CustomerId,
    IdentityKind Kind,
    string Value,
    string Reason);
