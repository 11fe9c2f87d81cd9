namespace Continuity.Customers;

/// <summary>A claimed identity, and the customer that it leads to.</summary>
/// <param name="Claim">The identity as claimed.</param>
/// <param name="Customer">The customer it leads to, or null.</param>
/// <param name="IsEmpty">Whether nothing was ever recorded of that customer.</param>
public readonly record struct KnownClaim(IdentityClaim Claim, CustomerId? Customer, bool IsEmpty = false);
