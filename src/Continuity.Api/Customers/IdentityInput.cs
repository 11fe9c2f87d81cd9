using Continuity.Customers;
using Continuity.GraphQL;

namespace Continuity.Api.Customers;

/// <summary>An identity, as a channel knows it; it is normalised.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The value: a phone number in international form, an e-mail address, or an opaque id of 1 to 200 characters.</param>
/// <param name="Assurance">How sure it is that the customer at hand has it.</param>
internal sealed record IdentityInput(
    IdentityKind Kind,
    string Value,
    [DefaultValue("CLAIMED")] Assurance? Assurance);
