using Continuity.Customers;

namespace Continuity.Privacy;

/// <summary>Notes at the survivor that one of its merged homes knows that it is erased.</summary>
public static class MergedErased
{
    /// <summary>Notes it.</summary>
    /// <param name="state">The survivor's home.</param>
    /// <param name="merged">The merged home.</param>
    public static CustomerState Apply(CustomerState state, CustomerId merged)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Profile.Erasure is { } erasure && erasure.Waiting.Contains(merged)
            ? state with { Profile = state.Profile with { Erasure = erasure with { Waiting = [.. erasure.Waiting.Where(home => home != merged)] } } }
            : state;
    }
}
