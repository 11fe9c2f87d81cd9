using Continuity.Merging;

namespace Continuity.Customers;

/// <summary>
/// The rule that one person has no more strong identities than a customer may: where the claims, together with a customer that they lead to, come to more,
/// the claim that counts for less is left out, and matching goes on without it.
/// </summary>
internal static class ClaimConflict
{
    /// <summary>Takes the claims in the order of their priority, and leaves out each that is in conflict with those before it.</summary>
    /// <param name="ordered">The claims, those that count for most first.</param>
    /// <param name="named">The customer that was named, with whom all of them must go together; or null.</param>
    /// <param name="options">Which kinds are strong, and how many there may be.</param>
    public static (IReadOnlyList<KnownClaim> Kept, IReadOnlyList<DroppedClaim> Dropped) Settle(
        IReadOnlyList<KnownClaim> ordered, CustomerHomes? named, IdentityOptions options)
    {
        var kept = new List<KnownClaim>();
        var dropped = new List<DroppedClaim>();
        foreach (var claim in ordered)
        {
            if (TooMany([.. kept, claim], named, options) is { } kind)
            {
                dropped.Add(new(claim.Claim.Identity.Kind, kind));
            }
            else
            {
                kept.Add(claim);
            }
        }

        return (kept, dropped);
    }

    // A customer who has too many by themselves, since the limit was lowered, is in conflict only with what would be one more.
    private static IdentityKind? TooMany(IReadOnlyList<KnownClaim> claims, CustomerHomes? named, IdentityOptions options)
    {
        var claimed = claims.Select(claim => claim.Claim.Identity).ToHashSet();
        var customers = claims.Where(claim => claim.IsKnown).Select(claim => claim.Customer!).Append(named).OfType<CustomerHomes>().DistinctBy(customer => customer.Id);
        IEnumerable<HashSet<Identity>> persons = customers.Select(customer => customer.Profile.Identities.Select(linked => linked.Identity).ToHashSet());
        foreach (var person in persons.DefaultIfEmpty([]))
        {
            foreach (var kind in options.Strong)
            {
                var added = claimed.Count(identity => identity.Kind == kind && !person.Contains(identity));
                if (added > 0 && added + person.Count(identity => identity.Kind == kind) > options.MaximumOf(kind))
                {
                    return kind;
                }
            }
        }

        return null;
    }
}
