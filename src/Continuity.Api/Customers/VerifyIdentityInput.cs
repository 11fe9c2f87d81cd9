using Continuity.Customers;
using Continuity.GraphQL;

namespace Continuity.Api.Customers;

/// <summary>A customer proved an identity to be theirs.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Kind">What the identity is.</param>
/// <param name="Value">Its value; it is normalised.</param>
/// <param name="Method">How they proved it, 1 to 200 characters, without the value: `a code sent there`, say.</param>
internal sealed record VerifyIdentityInput(
    [ID] string CustomerId,
    IdentityKind Kind,
    string Value,
    string Method);
