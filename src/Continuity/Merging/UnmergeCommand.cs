namespace Continuity.Merging;

/// <summary>Undoes a merge.</summary>
/// <param name="Merge">The merge.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
public sealed record UnmergeCommand(MergeId Merge, string Reason);
