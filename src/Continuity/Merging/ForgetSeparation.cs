using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Merging;

/// <summary>Notes at the survivor that a home knows that it is a customer of its own again.</summary>
public static class ForgetSeparation
{
    /// <summary>Notes it.</summary>
    /// <param name="state">The survivor's home.</param>
    /// <param name="merge">The merge that was undone.</param>
    /// <returns>Whether anything was to be done.</returns>
    public static Decision<bool> Apply(CustomerState state, MergeId merge)
    {
        List<Separation> left = [.. state.Profile.Separations.Where(separation => separation.Merge.Id != merge)];
        return left.Count < state.Profile.Separations.Count
            ? Decision.Accept(true, state with { Profile = state.Profile with { Separations = left } })
            : Decision.Accept(false, state);
    }
}
