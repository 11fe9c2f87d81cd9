using Continuity.Customers;

namespace Continuity.Merging;

/// <summary>A merge's id: the home that was merged into another, and its number there.</summary>
/// <param name="Merged">The home that was merged.</param>
/// <param name="Number">How often that home had been merged by then, from 1: an undone merge keeps its number.</param>
public readonly record struct MergeId(CustomerId Merged, int Number);
