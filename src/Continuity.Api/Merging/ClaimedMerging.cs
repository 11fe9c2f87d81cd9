using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;

namespace Continuity.Api.Merging;

/// <summary>Suggests to merge two customers where a session that began with the one came later with an identity that is the other's.</summary>
internal sealed class ClaimedMerging(CustomerStore store, IdentityClaims claims, IdentityOptions options)
{
    /// <summary>Suggests it, unless that was done, or dismissed, before.</summary>
    /// <param name="home">The home of the session.</param>
    /// <param name="claim">What it came with.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task SuggestAsync(CustomerId home, IdentityClaim claim, CancellationToken cancellationToken)
    {
        if (await claims.FindAsync(claim.Identity, cancellationToken) is not { } found)
        {
            return;
        }

        var holder = CustomerHomes.Of(await store.SurvivorAsync(found, cancellationToken));
        await store.CommitAsync(
            new CommitRequest(home) { AtSurvivor = true },
            (state, now) => ClaimedElsewhere.Suggest(state, holder, claim, options, now),
            null,
            cancellationToken);
    }
}
