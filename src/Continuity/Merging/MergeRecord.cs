using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Merging;

/// <summary>
/// A merge that stands. All those of one customer are kept at its survivor, those of chains too: what is written there is so, and
/// what merged homes say of themselves only leads there.
/// </summary>
/// <param name="Id">The merge, which names the home that was merged.</param>
/// <param name="Into">The home that it was merged into: the survivor, or one that was merged into another since.</param>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
/// <param name="MergedLength">How many entries the merged home's log had, for those who followed the other one: what comes after is new to them.</param>
/// <param name="IntoLength">How many entries the other home's log had, for those who followed the merged one.</param>
public sealed record MergeRecord(MergeId Id, CustomerId Into, DateTimeOffset At, ActorRef By, string Reason, int MergedLength, int IntoLength);
