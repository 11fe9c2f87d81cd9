using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>Says in words that an agent can read out why a session is this customer's, without the identities' values.</summary>
internal static class MatchExplanation
{
    /// <summary>Says it.</summary>
    /// <param name="rule">Why this customer.</param>
    /// <param name="resolved">What the identities came to.</param>
    /// <param name="known">The claims that the customer is known by, as they count.</param>
    /// <param name="linked">The identities that were linked now.</param>
    /// <param name="beyond">How many were not, for the customer has as many as they may.</param>
    public static string Of(
        CustomerRule rule, ResolvedCustomer resolved, IReadOnlyList<IdentityClaim> known, IReadOnlyList<LinkedIdentity> linked, int beyond)
    {
        var sentences = new List<string> { Because(rule, known, resolved.Dropped.Count > 0) };
        if (resolved.Merged > 0)
        {
            sentences.Add($"What was given proved that {resolved.Merged + 1} customers are one person, so they were merged.");
        }

        if (rule != CustomerRule.NewCustomer)
        {
            sentences.AddRange(linked.Select(one => $"Linked {one.Identity.Kind.InWords} that was new, {one.Assurance.InWords}."));
        }

        if (beyond > 0)
        {
            sentences.Add($"They have as many identities as they may, so {beyond} more were not linked.");
        }

        sentences.AddRange(resolved.Dropped.GroupBy(dropped => dropped).Select(
            same => $"{Kinds(same.Key.Kind, same.Count())} left out of the matching: one person would have more {same.Key.TooMany.Plural} than they may."));
        sentences.AddRange(resolved.NeverMatched.GroupBy(kind => kind).Select(same => $"{Kinds(same.Key, same.Count())} left out, for it tells nobody apart."));
        if (resolved.Suggestions.Count > 0)
        {
            sentences.Add($"{Others(resolved.Suggestions.Count)} may be the same person: merging them was suggested.");
        }

        if (resolved.SuggestedBefore > 0)
        {
            sentences.Add($"{Others(resolved.SuggestedBefore)} may be the same person, as had been suggested before.");
        }

        if (resolved.OthersLeftAlone)
        {
            sentences.Add("Another customer has one of the identities given, and was left alone.");
        }

        return string.Join(' ', sentences);
    }

    private static string Because(CustomerRule rule, IReadOnlyList<IdentityClaim> known, bool isPart) => rule switch
    {
        CustomerRule.NewCustomer when isPart => "By what was not left out nobody was known, so this is a new customer.",
        CustomerRule.NewCustomer => "Nobody was known by what was given, so this is a new customer.",
        CustomerRule.Anonymous => "Nothing was given to know them by, so this is a new customer without a name.",
        CustomerRule.ContinuationCode => "They came with a continuation code.",
        CustomerRule.ExplicitTicket => "What was named to go on with is this customer's.",
        CustomerRule.EmailReply => "The e-mail belongs with one of this customer's thread; whoever wrote it, nothing is taken from it of who they are.",
        _ when known.Count == 0 => "What was given leads to this customer.",
        _ => $"They are known by {string.Join(" and ", known.Select(claim => claim.Identity.Kind.InWords).Distinct())}, {known.Max(claim => claim.Assurance).InWords}.",
    };

    private static string Kinds(IdentityKind kind, int count) => count == 1
        ? $"{char.ToUpperInvariant(kind.InWords[0])}{kind.InWords[1..]} was"
        : $"{count} {kind.Plural} were";

    private static string Others(int count) => count == 1 ? "Another customer" : $"{count} other customers";
}
