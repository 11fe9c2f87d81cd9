using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Merging;

/// <summary>Notes at a home what became of the merge that it had announced.</summary>
public static class SettleAnnounced
{
    /// <summary>Notes it.</summary>
    /// <param name="state">The home.</param>
    /// <param name="merge">The merge; where the home does not announce it any more, nothing is to be done.</param>
    /// <param name="stands">Whether it took place.</param>
    /// <returns>Whether anything was to be done.</returns>
    public static Decision<bool> Apply(CustomerState state, MergeId merge, bool stands)
    {
        if (state.MergedInto is not { State: MergeLinkState.Announced } link || link.Number != merge.Number)
        {
            return Decision.Accept(false, state);
        }

        var profile = stands
            ? state.Profile with { MergedInto = link with { State = MergeLinkState.Confirmed }, Merges = [] }
            : state.Profile with { MergedInto = null, Undone = state.Profile.Undone.And(merge) };
        return Decision.Accept(true, state with { Profile = profile });
    }
}
