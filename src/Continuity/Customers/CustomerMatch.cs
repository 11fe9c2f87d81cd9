using Continuity.Callers;
using Continuity.Merging;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>What a session's identities come to with the customer as it stands: what is linked, how sure it is, and why.</summary>
/// <param name="State">The home that the session is held at, with the customer's other homes, with what was linked, raised and suggested.</param>
/// <param name="Linked">The identities that were linked now, at this home.</param>
/// <param name="Assurance">How sure it is that the person at hand is the customer: the highest that any claim counts for.</param>
/// <param name="CameBy">The home of the identity that they are known by, where that is another one; else null.</param>
/// <param name="Rule">Why this customer.</param>
/// <param name="Explanation">The same in words that an agent can read out, without the identities' values.</param>
internal sealed record CustomerMatch(
    CustomerState State, IReadOnlyList<LinkedIdentity> Linked, Assurance Assurance, CustomerId? CameBy, CustomerRule Rule, string Explanation)
{
    /// <summary>Matches a session's identities with the customer they led to.</summary>
    /// <param name="state">The home that the session is held at, with the customer's other homes; by now they may have identities that they had not when the customer was chosen, or have lost some.</param>
    /// <param name="resolved">What the identities came to.</param>
    /// <param name="by">Who starts the session.</param>
    /// <param name="options">How many identities a customer may have; those beyond are not linked.</param>
    /// <param name="now">The time.</param>
    public static CustomerMatch Of(CustomerState state, ResolvedCustomer resolved, ActorRef by, IdentityOptions options, DateTimeOffset now)
    {
        var customer = CustomerHomes.Of(state);
        var before = customer.Profile.Identities;
        var known = before.Select(linked => linked.Identity).ToHashSet();
        var claims = AssuranceRule.Standing(customer.Profile, [.. resolved.Claims.Where(claim => known.Contains(claim.Identity) || MayBeLinked(claim.Identity, resolved, state.Id))]);
        var fresh = claims.Where(claim => !known.Contains(claim.Identity)).ToList();
        List<LinkedIdentity> linked =
        [
            .. fresh
                .GroupBy(claim => claim.Identity.Kind)
                .SelectMany(kind => kind.Take(Math.Max(0, options.MaximumOf(kind.Key) - before.Count(one => one.Identity.Kind == kind.Key))))
                .Select(claim => new LinkedIdentity(claim.Identity, claim.Assurance, now, by)),
        ];
        var raised = RaiseIdentity.Apply(state, claims) with { OtherHomes = [.. state.OtherHomes.Select(home => RaiseIdentity.Apply(home, claims))] };
        var after = linked.Count == 0 ? raised : raised with { Profile = raised.Profile with { Identities = [.. raised.Profile.Identities, .. linked] } };
        after = resolved.Suggestions.Aggregate(after, (home, suggested) => MergeSuggestions.Keep(home, new(suggested.Other, suggested.Shared, suggested.Why, now)));

        var rule = resolved.Rule == CustomerRule.NewCustomer && !state.IsEmpty ? CustomerRule.SingleMatch : resolved.Rule;
        var knownClaims = claims.Where(claim => known.Contains(claim.Identity)).ToList();
        var cameBy = knownClaims.Count > 0 ? customer.HomeOf(knownClaims[0].Identity) : null;
        return new(
            after,
            linked,
            claims.Count == 0 ? Assurance.Anonymous : claims.Max(claim => claim.Assurance),
            cameBy == state.Id ? null : cameBy,
            rule,
            MatchExplanation.Of(rule, resolved, knownClaims, linked, fresh.Count - linked.Count));
    }

    // What was linked when the customer was chosen and is not any longer is no longer theirs; what another command holds for a home is linked at that home.
    private static bool MayBeLinked(Identity identity, ResolvedCustomer resolved, CustomerId home) =>
        !resolved.LinkedAt.ContainsKey(identity) && (!resolved.HeldAt.TryGetValue(identity, out var held) || held == home);
}
