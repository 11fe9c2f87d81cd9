using Continuity.Customers;

namespace Continuity.Merging;

/// <summary>Merges one customer into another.</summary>
/// <param name="Survivor">Any home of the customer that stays.</param>
/// <param name="Merged">Any home of the customer that is merged into it.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
public sealed record MergeCommand(CustomerId Survivor, CustomerId Merged, string Reason);
