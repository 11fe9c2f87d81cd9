using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Merging;

/// <summary>
/// Notes at the home that would take in a merge, and waits itself, that the merge comes to nothing: for merges that wait for each other in a circle. It is noted there as well as at the
/// merged home, so that nobody who read the homes before can take it in later.
/// </summary>
public static class GiveUpMerge
{
    /// <summary>Notes it.</summary>
    /// <param name="state">The home that would take it in, which has announced a merge of its own.</param>
    /// <param name="merged">The home that announced the merge.</param>
    /// <returns>That it came to nothing, or that it stands already; or that the home waits for nothing any more, so that it is to be asked anew.</returns>
    public static Decision<TakeInResult> Apply(CustomerState state, CustomerState merged)
    {
        var link = merged.MergedInto ?? throw new ArgumentException("Nothing was announced there.", nameof(merged));
        var id = new MergeId(merged.Id, link.Number);
        if (state.MergedInto is not { State: MergeLinkState.Announced })
        {
            return Decision.Accept(TakeInResult.Elsewhere, state);
        }

        return state.Profile.Merges.Any(merge => merge.Id == id)
            ? Decision.Accept(TakeInResult.TakenIn, state)
            : Decision.Accept(TakeInResult.Refused, state with { Profile = state.Profile with { Undone = state.Profile.Undone.And(id) } });
    }
}
