namespace Continuity.Customers;

/// <summary>Takes an identity from a customer.</summary>
/// <param name="Identity">The identity, normalised.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
public sealed record UnlinkIdentityCommand(Identity Identity, string Reason);
