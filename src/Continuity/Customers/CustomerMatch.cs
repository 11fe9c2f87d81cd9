using Continuity.Callers;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>What a session's identities come to with the customer as it stands: what is linked, how sure it is, and why.</summary>
/// <param name="Identities">The customer's identities afterwards.</param>
/// <param name="Linked">Those that were linked now.</param>
/// <param name="Assurance">How sure it is that the person at hand is the customer: the highest that any claim counts for.</param>
/// <param name="Rule">Why this customer.</param>
/// <param name="Explanation">The same in words that an agent can read out, without the identities' values.</param>
internal sealed record CustomerMatch(
    IReadOnlyList<LinkedIdentity> Identities, IReadOnlyList<LinkedIdentity> Linked, Assurance Assurance, CustomerRule Rule, string Explanation)
{
    /// <summary>Matches a session's identities with the customer they led to.</summary>
    /// <param name="state">The customer; by now it may know identities that it did not when it was chosen.</param>
    /// <param name="resolved">What the identities came to.</param>
    /// <param name="by">Who starts the session.</param>
    /// <param name="options">How many identities a customer may have; those beyond are not linked.</param>
    /// <param name="now">The time.</param>
    public static CustomerMatch Of(CustomerState state, ResolvedCustomer resolved, ActorRef by, IdentityOptions options, DateTimeOffset now)
    {
        var claims = AssuranceRule.Standing(state.Profile, resolved.Claims);
        var before = state.Profile.Identities;
        var known = before.Select(linked => linked.Identity).ToHashSet();
        var fresh = claims.Where(claim => !known.Contains(claim.Identity)).ToList();
        List<LinkedIdentity> linked =
        [
            .. fresh
                .GroupBy(claim => claim.Identity.Kind)
                .SelectMany(kind => kind.Take(Math.Max(0, options.MaximumOf(kind.Key) - before.Count(one => one.Identity.Kind == kind.Key))))
                .Select(claim => new LinkedIdentity(claim.Identity, claim.Assurance, now, by)),
        ];
        var rule = resolved.Rule == CustomerRule.NewCustomer && !state.IsEmpty ? CustomerRule.SingleMatch : resolved.Rule;

        var sentences = new List<string> { Because(rule, [.. claims.Where(claim => known.Contains(claim.Identity))]) };
        if (rule != CustomerRule.NewCustomer)
        {
            sentences.AddRange(linked.Select(one => $"Linked {one.Identity.Kind.InWords} that was new, {one.Assurance.InWords}."));
        }

        if (linked.Count < fresh.Count)
        {
            sentences.Add($"They have as many identities as they may, so {fresh.Count - linked.Count} more were not linked.");
        }

        if (resolved.OthersLeftAlone)
        {
            sentences.Add("Another customer has one of the identities given, and was left alone.");
        }

        return new(
            [.. before.Select(one => Raised(one, claims)), .. linked],
            linked,
            claims.Count == 0 ? Assurance.Anonymous : claims.Max(claim => claim.Assurance),
            rule,
            string.Join(' ', sentences));
    }

    // The first proof that a customer's identity is theirs is kept; by what counts as one, nothing proved lay behind it before.
    private static LinkedIdentity Raised(LinkedIdentity linked, IReadOnlyList<IdentityClaim> claims) =>
        claims.Any(claim => claim.Identity == linked.Identity && claim.Assurance > linked.Assurance)
            ? linked with { Assurance = claims.Where(claim => claim.Identity == linked.Identity).Max(claim => claim.Assurance) }
            : linked;

    private static string Because(CustomerRule rule, IReadOnlyList<IdentityClaim> known) => rule switch
    {
        CustomerRule.NewCustomer => "Nobody was known by what was given, so this is a new customer.",
        CustomerRule.Anonymous => "Nothing was given to know them by, so this is a new customer without a name.",
        CustomerRule.ContinuationCode => "They came with a continuation code.",
        CustomerRule.ExplicitTicket => "What was named to go on with is this customer's.",
        _ when known.Count == 0 => "What was given leads to this customer.",
        _ => $"They are known by {string.Join(" and ", known.Select(claim => claim.Identity.Kind.InWords).Distinct())}, {known.Max(claim => claim.Assurance).InWords}.",
    };
}
