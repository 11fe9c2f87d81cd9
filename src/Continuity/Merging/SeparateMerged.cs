using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Merging;

/// <summary>
/// Decides at the survivor whether a merge is undone: this is where it is. The home that had been merged is a customer of its own again, with those that had
/// been merged into it; sessions and tickets stay where they are.
/// </summary>
public static class SeparateMerged
{
    /// <summary>Decides.</summary>
    /// <param name="state">The survivor's home, with its other homes.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">Which merge.</param>
    /// <param name="options">How long a merge can be undone.</param>
    /// <param name="now">The time.</param>
    /// <returns>The merge that was undone; or NOT_FOUND, FORBIDDEN, INVALID, WRONG_STATE where it was undone before, or EXPIRED.</returns>
    public static Decision<MergeRecord> Decide(CustomerState state, Caller caller, UnmergeCommand command, MergeOptions options, DateTimeOffset now)
    {
        if (MergeRights.Check(caller, state, "mergeId") is { } refusal)
        {
            return refusal;
        }

        if (TextBound.Paragraph.Check(command.Reason, "input", "reason") is { } invalid)
        {
            return invalid;
        }

        var profile = state.Profile;
        if (profile.Merges.FirstOrDefault(merge => merge.Id == command.Merge) is not { } record)
        {
            return profile.Undone.Has(command.Merge)
                ? new Refusal(RefusalCode.WrongState, "The merge was undone already.") { Path = ["input", "mergeId"] }
                : Refusal.NotFound("merge", "input", "mergeId");
        }

        if (now > record.At + options.UndoWithin)
        {
            return new Refusal(RefusalCode.Expired, $"A merge can be undone within {options.UndoWithin.TotalDays:0.##} days.") { Path = ["input", "mergeId"] };
        }

        var by = caller.ActsAs(state.Id);
        var below = profile.Merges.Below(record.Id.Merged);
        return Decision.Accept(
            record,
            state with
            {
                Profile = profile with
                {
                    Merges = [.. profile.Merges.Where(merge => merge.Id != record.Id && !below.Contains(merge))],
                    Undone = profile.Undone.And(record.Id),
                    Separations = [.. profile.Separations, new(record, below, now, by, command.Reason)],
                },
            },
            MergeEntries.Unmerged(state, by, command.Reason, now));
    }
}
