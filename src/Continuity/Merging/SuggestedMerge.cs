using Continuity.Customers;

namespace Continuity.Merging;

/// <summary>A customer who may be the same person as the one at hand.</summary>
/// <param name="Other">The other customer.</param>
/// <param name="Shared">The identity that spoke for it, as the other one has it.</param>
/// <param name="Why">Why they may be one, and why they were not merged, without identities' values.</param>
public sealed record SuggestedMerge(CustomerId Other, LinkedIdentity Shared, string Why);
