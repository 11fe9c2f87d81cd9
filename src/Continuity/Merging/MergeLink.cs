using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Merging;

/// <summary>Where a merged home says whose it is now. Whether it is so is known at the survivor: see <see cref="MergeRecord"/>.</summary>
/// <param name="Number">The merge's number at this home, from 1.</param>
/// <param name="Survivor">The home that it was merged into, which may have been merged itself since.</param>
/// <param name="State">How far it has come.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
/// <param name="LogLength">How many entries this home's log had.</param>
public sealed record MergeLink(int Number, CustomerId Survivor, MergeLinkState State, DateTimeOffset At, ActorRef By, string Reason, int LogLength)
{
    /// <summary>The last survivor that the way up from here was found to lead to; only a place to look first. Null before it was used.</summary>
    public CustomerId? Shortcut { get; init; }
}
