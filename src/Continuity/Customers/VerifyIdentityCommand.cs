namespace Continuity.Customers;

/// <summary>Says that a customer proved an identity to be theirs.</summary>
/// <param name="Identity">The identity, normalised.</param>
/// <param name="Method">How they proved it, 1 to 200 characters.</param>
/// <param name="Holder">The customer that the identity leads to, or null.</param>
public sealed record VerifyIdentityCommand(Identity Identity, string Method, CustomerId? Holder = null);
