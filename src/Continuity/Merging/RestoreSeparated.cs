using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Merging;

/// <summary>Notes at a home that it is a customer of its own again.</summary>
public static class RestoreSeparated
{
    /// <summary>Decides.</summary>
    /// <param name="state">The home.</param>
    /// <param name="separation">That it is; where it knows already, nothing is to be done.</param>
    /// <param name="undone">The merges that the survivor knows to have come to nothing.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether anything was to be done.</returns>
    public static Decision<bool> Decide(CustomerState state, Separation separation, IReadOnlyList<MergeId> undone, DateTimeOffset now) =>
        state.MergedInto?.Number == separation.Merge.Id.Number
            ? Decision.Accept(
                true,
                state with { Profile = state.Profile with { MergedInto = null, ErasureHold = null, Merges = separation.Below, Undone = state.Profile.Undone.And(undone) } },
                MergeEntries.Unmerged(state, separation.By, separation.Reason, now))
            : Decision.Accept(false, state);
}
