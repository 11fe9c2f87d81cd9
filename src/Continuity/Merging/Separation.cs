using Continuity.Callers;

namespace Continuity.Merging;

/// <summary>A merge that was undone, as long as the home that it concerns does not know yet.</summary>
/// <param name="Merge">The merge.</param>
/// <param name="Below">The merges that are that home's own again.</param>
/// <param name="At">When it was undone.</param>
/// <param name="By">Who undid it.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
public sealed record Separation(MergeRecord Merge, IReadOnlyList<MergeRecord> Below, DateTimeOffset At, ActorRef By, string Reason);
