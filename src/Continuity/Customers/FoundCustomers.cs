using Continuity.Merging;

namespace Continuity.Customers;

/// <summary>
/// What becomes of the other customers that a session's identities lead to. Where those of both were proved, in this session and to be theirs, and no strong
/// identity speaks against it, they are merged; else it is suggested; and what was dismissed once is left alone.
/// </summary>
/// <param name="Merges">Those to be merged with the customer.</param>
/// <param name="Suggestions">Those of whom it is to be suggested.</param>
/// <param name="SuggestedBefore">How many of whom it was suggested before, and stands.</param>
/// <param name="LeftAlone">How many are left alone.</param>
internal sealed record FoundCustomers(IReadOnlyList<ProvenMerge> Merges, IReadOnlyList<SuggestedMerge> Suggestions, int SuggestedBefore, int LeftAlone)
{
    /// <summary>Compares the customer whose session it is with the others.</summary>
    /// <param name="customer">The customer; null where none was found.</param>
    /// <param name="known">The claims that lead to customers, those that count for most first.</param>
    /// <param name="options">Which kinds are strong, and how many there may be.</param>
    /// <param name="notMerged">The pairs, in either order, that were to be merged and could not be.</param>
    public static FoundCustomers Compare(
        CustomerHomes? customer, IReadOnlyList<KnownClaim> known, IdentityOptions options, IReadOnlyCollection<(CustomerId One, CustomerId Other)> notMerged)
    {
        var merges = new List<ProvenMerge>();
        var suggestions = new List<SuggestedMerge>();
        var (before, alone) = (0, 0);
        var own = known.Where(claim => claim.Customer!.Id == customer?.Id).ToList();
        foreach (var claims in known.Where(claim => claim.Customer!.Id != customer?.Id).GroupBy(claim => claim.Customer!.Id).Select(group => group.ToList()))
        {
            var other = claims[0].Customer!;
            var found = MergeSuggestions.Between(customer!, other);
            var inConflict = StrongIdentities.InConflict(Identities(customer!), Identities(other), options);
            var isProved = IsProved(own) && IsProved(claims);
            var isTried = notMerged.Contains((customer!.Id, other.Id)) || notMerged.Contains((other.Id, customer.Id));
            if (found?.DismissedAt is not null || Shared(claims) is not { } shared)
            {
                alone++;
            }
            else if (isProved && inConflict.Count == 0 && !isTried)
            {
                var (first, second) = customer.Id < other.Id ? (customer.Id, other.Id) : (other.Id, customer.Id);
                merges.Add(new(first, second, $"One session proved {InWords(own)} of the one and {InWords(claims)} of the other."));
            }
            else if (found is not null)
            {
                before++;
            }
            else
            {
                suggestions.Add(new(other.Id, shared, Why(own, claims, isProved, inConflict)));
            }
        }

        return new(merges, suggestions, before, alone);
    }

    private static bool IsProved(List<KnownClaim> claims) =>
        claims.Count > 0 && AssuranceRule.Standing(claims[0].Customer!.Profile, [.. claims.Select(claim => claim.Claim)]).Any(claim => claim.Assurance == Assurance.Verified);

    private static LinkedIdentity? Shared(List<KnownClaim> claims) =>
        claims.Select(claim => claim.Customer!.Profile.Identities.FirstOrDefault(linked => linked.Identity == claim.Claim.Identity)).FirstOrDefault(linked => linked is not null);

    private static string Why(List<KnownClaim> own, List<KnownClaim> others, bool isProved, IReadOnlyList<IdentityKind> inConflict)
    {
        var found = own.Count > 0
            ? $"One session came with {InWords(own)} of the one and {InWords(others)} of the other."
            : $"A session on a matter of the one came with {InWords(others)} of the other.";
        var against = inConflict.Count > 0 ? $"Together they would have more {string.Join(" and ", inConflict.Select(kind => kind.Plural))} than one person may."
            : isProved ? "Both were proved, but they could not be merged."
            : "Not both were proved.";
        return $"{found} {against}";
    }

    private static IEnumerable<Identity> Identities(CustomerHomes customer) => customer.Profile.Identities.Select(linked => linked.Identity);

    private static string InWords(IEnumerable<KnownClaim> claims) => string.Join(" and ", claims.Select(claim => claim.Claim.Identity.Kind.InWords).Distinct());
}
