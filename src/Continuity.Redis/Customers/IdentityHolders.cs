using Continuity.Customers;
using Continuity.Merging;

namespace Continuity.Redis.Customers;

/// <summary>Finds the customers that a session's identities lead to: one round trip more than the identities themselves cost, and two more where some were merged.</summary>
internal sealed class IdentityHolders(IdentityClaims identities, CustomerStore customers)
{
    /// <summary>Finds them.</summary>
    /// <returns>In the order of the claims: what each leads to as it is written there, or null; and the claim with the customer whose home that is.</returns>
    public async Task<IReadOnlyList<(Holder? Holder, KnownClaim Known)>> FindAsync(IReadOnlyList<IdentityClaim> claims, CancellationToken cancellationToken)
    {
        var holders = await Task.WhenAll(claims.Select(claim => identities.HolderAsync(claim.Identity, cancellationToken)));
        var merged = await MergedAsync([.. holders.OfType<Holder>().Where(IsOfSeveral).Select(static holder => holder.Customer).Distinct()], cancellationToken);
        return [.. claims.Select((claim, i) => (holders[i], Known(claim, holders[i], merged)))];
    }

    private static KnownClaim Known(IdentityClaim claim, Holder? holder, IReadOnlyDictionary<CustomerId, CustomerHomes> merged)
    {
        if (holder is null)
        {
            return new(claim);
        }

        var alone = new CustomerState(holder.Customer) { Version = holder.IsEmpty ? 0 : 1, Profile = holder.Profile };
        return new(claim, holder.Customer, merged.TryGetValue(holder.Customer, out var homes) ? homes : new(alone, []));
    }

    private static bool IsOfSeveral(Holder holder) => holder.Profile.MergedInto is not null || holder.Profile.Merges.Count > 0;

    private async Task<IReadOnlyDictionary<CustomerId, CustomerHomes>> MergedAsync(IReadOnlyList<CustomerId> homes, CancellationToken cancellationToken)
    {
        if (homes.Count == 0)
        {
            return new Dictionary<CustomerId, CustomerHomes>();
        }

        var survivors = await customers.LoadManyAsync(homes, cancellationToken);
        var whole = await Task.WhenAll(survivors.Values.DistinctBy(static survivor => survivor.Id).Select(survivor => customers.WithOtherHomesAsync(survivor, cancellationToken)));
        var byId = whole.DistinctBy(static survivor => survivor.Id).ToDictionary(static survivor => survivor.Id, CustomerHomes.Of);
        return homes
            .Where(home => byId.ContainsKey(survivors[home].Id))
            .ToDictionary(static home => home, home => byId[survivors[home].Id]);
    }
}
