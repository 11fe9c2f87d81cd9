using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Merging;

/// <summary>
/// Decides at the survivor on a merge that was announced: this is where it takes place, or comes to nothing for good. With the customer
/// come those that had been merged into it.
/// </summary>
public static class TakeInMerged
{
    /// <summary>Decides.</summary>
    /// <param name="state">The survivor's home.</param>
    /// <param name="merged">The home that announced it, as it was read since.</param>
    /// <param name="into">The home that it was announced for, as it was read since: the survivor, or one that was merged into it meanwhile.</param>
    /// <param name="options">How much may be merged.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether the merge stands, the same however often it is asked; or that it is to be asked elsewhere.</returns>
    public static Decision<TakeInResult> Decide(
        CustomerState state, CustomerState merged, CustomerState into, MergeOptions options, DateTimeOffset now)
    {
        var link = merged.MergedInto ?? throw new ArgumentException("Nothing was announced there.", nameof(merged));
        var id = new MergeId(merged.Id, link.Number);
        var profile = state.Profile;
        if (state.MergedInto is not null || (state.Id != link.Survivor && profile.Merges.Of(link.Survivor) is null))
        {
            return Decision.Accept(TakeInResult.Elsewhere, state);
        }

        if (profile.Merges.Any(merge => merge.Id == id))
        {
            return Decision.Accept(TakeInResult.TakenIn, state);
        }

        if (profile.Undone.Has(id))
        {
            return Decision.Accept(TakeInResult.Refused, state);
        }

        if (merged.Id == state.Id || profile.Merges.Of(merged.Id) is not null || profile.Erasure is not null
            || profile.Merges.Count + merged.Profile.Merges.Count + 2 > options.MaximumHomes)
        {
            return Decision.Accept(TakeInResult.Refused, state with { Profile = profile with { Undone = profile.Undone.And(id) } });
        }

        var record = new MergeRecord(id, link.Survivor, now, link.By, link.Reason, link.LogLength, into.LogLength);
        return Decision.Accept(
            TakeInResult.TakenIn,
            state with
            {
                Profile = profile with
                {
                    Merges = [.. profile.Merges, record, .. merged.Profile.Merges],
                    Undone = profile.Undone.And(merged.Profile.Undone),
                },
            },
            MergeEntries.Merged(state, link.By, link.Reason, now));
    }
}
