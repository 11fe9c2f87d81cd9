using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>Finds out whose session it is.</summary>
public static class IdentityResolution
{
    private const int MostClaims = 20;

    /// <summary>
    /// The identities that a session is started with. Agents and channels' systems may say any, a bot as CLAIMED at most;
    /// a customer is who its token says, and needs to give none. Of an identity that is given twice, the surer one counts.
    /// </summary>
    /// <param name="caller">Who starts the session.</param>
    /// <param name="given">The identities given, normalised; at most 20.</param>
    /// <returns>The claims; or INVALID or FORBIDDEN.</returns>
    public static Outcome<IReadOnlyList<IdentityClaim>> Claims(Caller caller, IReadOnlyList<IdentityClaim> given)
    {
        if (given.Count > MostClaims)
        {
            return Refusal.Invalid($"There may be at most {MostClaims} identities.", "input", "identities");
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
    /// Chooses the customer: the one that was named; else the one that the identities lead to; of several the one behind the
    /// identity of the highest assurance, and of equals the one seen first. A customer of whom nothing was ever recorded
    /// counts only where there is no other; its identity is free.
    /// </summary>
    /// <param name="claims">The claims, each with the customer it leads to.</param>
    /// <param name="named">The home of the ticket or session that was named, or null.</param>
    public static ResolvedCustomer Resolve(IReadOnlyList<KnownClaim> claims, CustomerId? named = null)
    {
        var known = claims.Where(claim => claim is { Customer: not null, IsEmpty: false }).ToList();
        var customer = named
            ?? known.OrderByDescending(claim => claim.Claim.Assurance).ThenBy(claim => claim.Customer).FirstOrDefault().Customer
            ?? claims.Where(claim => claim.Customer is not null).Min(claim => claim.Customer);
        var rule = named is not null ? CustomerRule.ExplicitTicket
            : known.Count > 0 ? CustomerRule.SingleMatch
            : claims.Count > 0 ? CustomerRule.NewCustomer
            : CustomerRule.Anonymous;
        return new(
            customer,
            rule,
            [.. claims.Where(claim => claim.Customer is null || claim.IsEmpty || claim.Customer == customer).Select(claim => claim.Claim)],
            known.Any(claim => claim.Customer != customer));
    }
}
