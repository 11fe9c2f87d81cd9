using Continuity.Customers;

namespace Continuity.Privacy;

/// <summary>Takes the suggestion back that somebody who is erased may be the same person as another customer: it holds one of their identities.</summary>
public static class ForgetSuggestion
{
    /// <summary>Takes it back.</summary>
    /// <param name="state">The other customer's home.</param>
    /// <param name="erased">The home that is erased.</param>
    public static CustomerState Apply(CustomerState state, CustomerId erased)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Profile.Suggestions.Any(suggestion => suggestion.Other == erased)
            ? state with { Profile = state.Profile with { Suggestions = [.. state.Profile.Suggestions.Where(suggestion => suggestion.Other != erased)] } }
            : state;
    }
}
