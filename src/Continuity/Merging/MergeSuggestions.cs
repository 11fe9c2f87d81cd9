using Continuity.Customers;

namespace Continuity.Merging;

/// <summary>Keeps, at a customer's home, that another customer may be the same person. Writing the same twice comes to the same.</summary>
public static class MergeSuggestions
{
    private const int MostStanding = 20;

    /// <summary>What is kept of two customers, at any of their homes: a dismissal before a suggestion that stands; null where it is nothing.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    public static MergeSuggestion? Between(CustomerHomes one, CustomerHomes other) =>
        one.Profile.Suggestions.Where(suggestion => other.Find(suggestion.Other) is not null)
            .Concat(other.Profile.Suggestions.Where(suggestion => one.Find(suggestion.Other) is not null))
            .OrderBy(suggestion => suggestion.DismissedAt is null)
            .FirstOrDefault();

    /// <summary>The suggestions of a customer that stand: neither dismissed at any of their homes, nor of one that has become the same customer.</summary>
    /// <param name="customer">The customer.</param>
    public static IReadOnlyList<MergeSuggestion> Standing(CustomerHomes customer)
    {
        var dismissed = customer.Profile.Suggestions.Where(suggestion => !IsStanding(suggestion)).Select(suggestion => suggestion.Other).ToHashSet();
        return
        [
            .. customer.Profile.Suggestions
                .Where(suggestion => IsStanding(suggestion) && !dismissed.Contains(suggestion.Other) && customer.Find(suggestion.Other) is null)
                .DistinctBy(suggestion => suggestion.Other),
        ];
    }

    /// <summary>
    /// Keeps a suggestion or its dismissal at one home: a suggestion where nothing is kept of that customer yet, a dismissal in the place of the suggestion. Of more
    /// than 20 that stand the oldest gives way. Nothing changes where the other customer has become the same one.
    /// </summary>
    /// <param name="state">The home, with the customer's other homes.</param>
    /// <param name="suggestion">What to keep.</param>
    /// <returns>The home afterwards; the same where nothing changes.</returns>
    public static CustomerState Keep(CustomerState state, MergeSuggestion suggestion)
    {
        var customer = CustomerHomes.Of(state);
        var kept = customer.Profile.Suggestions.Where(known => known.Other == suggestion.Other).ToList();
        if (customer.Find(suggestion.Other) is not null || kept.Any(known => known.DismissedAt is not null || suggestion.DismissedAt is null))
        {
            return state;
        }

        List<MergeSuggestion> after = [.. state.Profile.Suggestions.Where(known => known.Other != suggestion.Other), suggestion];
        var elsewhere = state.OtherHomes.Sum(home => home.Profile.Suggestions.Count(IsStanding));
        while (elsewhere + after.Count(IsStanding) > MostStanding && after.Find(IsStanding) is { } oldest && oldest != suggestion)
        {
            after.Remove(oldest);
        }

        return state with { Profile = state.Profile with { Suggestions = after } };
    }

    private static bool IsStanding(MergeSuggestion suggestion) => suggestion.DismissedAt is null;
}
