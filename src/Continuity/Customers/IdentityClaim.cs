namespace Continuity.Customers;

/// <summary>An identity, and how sure it is that the customer at hand has it.</summary>
/// <param name="Identity">The identity.</param>
/// <param name="Assurance">How sure.</param>
public readonly record struct IdentityClaim(Identity Identity, Assurance Assurance);
