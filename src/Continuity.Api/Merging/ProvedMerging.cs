using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Merging;

namespace Continuity.Api.Merging;

/// <summary>Merges two customers of whom one proved an identity that is the other's; where that may not be, suggests it.</summary>
internal sealed class ProvedMerging(CustomerStore store, CustomerMerges merges, IdentityOptions options)
{
    /// <summary>Merges them.</summary>
    /// <param name="one">The survivor's home of the customer who proved it, with the others.</param>
    /// <param name="holder">The home that the identity leads to.</param>
    /// <param name="identity">The identity.</param>
    /// <param name="caller">Who says that it was proved.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The merge; or IDENTITY_TAKEN; neither where another command made them one meanwhile.</returns>
    public async Task<Outcome<MergeRecord>> MergeAsync(
        CustomerState one, CustomerId holder, Identity identity, Caller caller, CancellationToken cancellationToken)
    {
        var other = CustomerHomes.Of(await store.SurvivorAsync(holder, cancellationToken));
        if (ProvedElsewhere.ShowsThatTheyAreOne(other, identity))
        {
            var done = await merges.MergeAutomaticallyAsync(one.Id, other.Id, ProvedElsewhere.InWords(identity), cancellationToken);
            if (done.IsAccepted)
            {
                return done.State.Profile.Merges.First(merge => merge.Id == done.Value);
            }

            if (CustomerHomes.Of(await store.SurvivorAsync(one.Id, cancellationToken)).Find(other.Id) is not null)
            {
                return default;
            }
        }

        await store.CommitAsync(
            new CommitRequest(one.Id) { AtSurvivor = true },
            (state, now) => ProvedElsewhere.Suggest(state, other, identity, options, now),
            null,
            cancellationToken);
        return IdentityTaken.For(caller, other.Id);
    }
}
