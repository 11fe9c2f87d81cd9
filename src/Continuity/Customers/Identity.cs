namespace Continuity.Customers;

/// <summary>What a customer is known by on some channel, normalised: two that mean the same are equal.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Its normalised value.</param>
public readonly record struct Identity(IdentityKind Kind, string Value);
