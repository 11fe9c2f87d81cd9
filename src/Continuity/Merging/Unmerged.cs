using Continuity.Customers;

namespace Continuity.Merging;

/// <summary>What came of an undone merge.</summary>
/// <param name="Merge">The merge as it stood.</param>
/// <param name="Survivor">The home by which the rest of the customer is known.</param>
/// <param name="Restored">The home that is a customer of its own again.</param>
public sealed record Unmerged(MergeRecord Merge, CustomerId Survivor, CustomerId Restored);
