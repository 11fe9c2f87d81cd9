namespace Continuity.Customers;

/// <summary>Links an identity to a customer.</summary>
/// <param name="Claim">The identity, normalised, and how sure it is that it is theirs.</param>
/// <param name="Holder">The customer that the identity leads to already, or null.</param>
/// <param name="HolderIsEmpty">Whether nothing was ever recorded of that customer, so that the identity is free.</param>
public sealed record LinkIdentityCommand(IdentityClaim Claim, CustomerId? Holder = null, bool HolderIsEmpty = false);
