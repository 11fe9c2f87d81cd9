namespace Continuity.Customers;

/// <summary>A claim that was left out of the matching, because one person would have had too many strong identities with it.</summary>
/// <param name="Kind">What was claimed.</param>
/// <param name="TooMany">The strong kind of which it would have been too many.</param>
public readonly record struct DroppedClaim(IdentityKind Kind, IdentityKind TooMany);
