using Continuity.Customers;

namespace Continuity.Merging;

/// <summary>Two customers who proved in one session to be the same person.</summary>
/// <param name="Survivor">The one seen first.</param>
/// <param name="Merged">The other one, which is merged into it.</param>
/// <param name="Reason">Why, without identities' values.</param>
public sealed record ProvenMerge(CustomerId Survivor, CustomerId Merged, string Reason);
