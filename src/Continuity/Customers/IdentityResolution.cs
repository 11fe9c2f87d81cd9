using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>Finds out whose session it is.</summary>
public static class IdentityResolution
{
    /// <summary>The most identities that a session is started with.</summary>
    public const int MostClaims = 20;

    /// <summary>Checks how many identities a session is started with, those that tell nobody apart included.</summary>
    /// <param name="given">How many are given; at most 20.</param>
    /// <returns>INVALID, or null.</returns>
    public static Refusal? CheckCount(int given) =>
        given > MostClaims ? Refusal.Invalid($"There may be at most {MostClaims} identities.", "input", "identities") : null;

    /// <summary>
    /// The identities that a session is started with. Agents and channels' systems may say any, a bot as CLAIMED at most;
    /// a customer is who its token says, and needs to give none. Of an identity that is given twice, the surer one counts.
    /// </summary>
    /// <param name="caller">Who starts the session.</param>
    /// <param name="given">The identities given, normalised; at most 20.</param>
    /// <returns>The claims; or INVALID or FORBIDDEN.</returns>
    public static Outcome<IReadOnlyList<IdentityClaim>> Claims(Caller caller, IReadOnlyList<IdentityClaim> given)
    {
        if (CheckCount(given.Count) is { } tooMany)
        {
            return tooMany;
        }

        if (caller.Role == Role.Customer)
        {
            var own = caller.Identity ?? throw new ArgumentException("A customer has an identity.", nameof(caller));
            return given.All(claim => claim.Identity == own.Identity && claim.Assurance <= own.Assurance)
                ? Outcome.Of<IReadOnlyList<IdentityClaim>>([own])
                : Refusal.Forbidden("A customer has the identity that it signed in with, and no other.");
        }

        if (caller.Role == Role.Bot && given.Any(claim => claim.Assurance > Assurance.Claimed))
        {
            return Refusal.Forbidden("A bot may give identities as CLAIMED at most.");
        }

        return Outcome.Of<IReadOnlyList<IdentityClaim>>(
            [.. given.GroupBy(claim => claim.Identity).Select(same => same.MaxBy(claim => claim.Assurance))]);
    }

    /// <summary>
    /// Chooses the customer: the one that was named; else the one that the identities lead to; of several the one behind the identity that counts for most
    /// (<see cref="IdentityPriority"/>). What would give one person too many strong identities is left out first (<see cref="ClaimConflict"/>). The other customers
    /// are to be merged with this one, or suggested for it, or left alone (<see cref="FoundCustomers"/>). A customer of whom nothing was ever recorded counts only
    /// where there is no other; its identity is free.
    /// </summary>
    /// <param name="claims">The claims, each with the customer it leads to.</param>
    /// <param name="options">Which kinds are strong, and how many there may be.</param>
    /// <param name="named">The customer of the ticket or session that was named, or null.</param>
    /// <param name="notMerged">The pairs, in either order, that were to be merged and could not be.</param>
    public static ResolvedCustomer Resolve(
        IReadOnlyList<KnownClaim> claims,
        IdentityOptions options,
        CustomerHomes? named = null,
        IReadOnlyCollection<(CustomerId One, CustomerId Other)>? notMerged = null)
    {
        var (kept, dropped) = ClaimConflict.Settle(IdentityPriority.Order(claims, options), named, options);
        var known = kept.Where(claim => claim.IsKnown).ToList();
        var customer = named ?? known.FirstOrDefault()?.Customer;
        var id = customer?.Id ?? kept.Where(claim => claim.Customer is not null).Min(claim => claim.Customer?.Id);
        var theirs = kept.Where(claim => !claim.IsKnown || claim.Customer!.Id == id).ToList();
        var others = FoundCustomers.Compare(customer, known, options, notMerged ?? []);
        var rule = named is not null ? CustomerRule.ExplicitTicket
            : others.Suggestions.Count + others.SuggestedBefore > 0 ? CustomerRule.MergeSuggested
            : known.Count > 0 ? CustomerRule.SingleMatch
            : claims.Count > 0 ? CustomerRule.NewCustomer
            : CustomerRule.Anonymous;
        return new(id, rule, [.. theirs.Select(claim => claim.Claim)], others.LeftAlone > 0)
        {
            LinkedAt = theirs.Where(claim => claim is { IsKnown: true, LinkedAt: not null }).ToDictionary(claim => claim.Claim.Identity, claim => claim.LinkedAt!.Value),
            HeldAt = theirs.Where(claim => claim is { IsKnown: true, LinkedAt: null, Home: not null }).ToDictionary(claim => claim.Claim.Identity, claim => claim.Home!.Value),
            Dropped = dropped,
            Merges = others.Merges,
            Suggestions = others.Suggestions,
            SuggestedBefore = others.SuggestedBefore,
        };
    }
}
