using Continuity.Customers;
using Continuity.Redis.Commit;
using StackExchange.Redis;

namespace Continuity.Redis.Merging;

/// <summary>Reads customers with all their homes. What a merge has left to do is done first.</summary>
internal sealed class CustomerHomesReader(HomeFinder finder, Lazy<MergeSettlement> merges)
{
    /// <summary>Reads a home with the others of its customer.</summary>
    /// <param name="id">The home; an empty one that was redirected is followed.</param>
    /// <param name="fields">The fields that are needed of the home beside the live ones.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<CustomerState> LoadAsync(CustomerId id, IReadOnlyList<RedisValue> fields, CancellationToken cancellationToken)
    {
        for (var lost = 0; ; lost++)
        {
            var found = await SettledAsync(id, fields, cancellationToken);
            if (await finder.WithOthersAsync(found.Home!.State, found.Survivor!, cancellationToken) is { } whole)
            {
                return whole;
            }

            await Patience.WaitAsync(lost, cancellationToken);
        }
    }

    /// <summary>Reads the survivor of a home's customer with the other homes.</summary>
    public async Task<CustomerState> SurvivorAsync(CustomerId id, CancellationToken cancellationToken)
    {
        // Found anew each time: by now the home may have been parted from the survivor that it had.
        for (var lost = 0; ; lost++)
        {
            var survivor = await SurvivorAloneAsync(id, cancellationToken);
            if (await finder.WithOthersAsync(survivor, survivor, cancellationToken) is { } whole)
            {
                return whole;
            }

            await Patience.WaitAsync(lost, cancellationToken);
        }
    }

    /// <summary>Reads the survivor of a home's customer, and nothing of the other homes.</summary>
    public async Task<CustomerState> SurvivorAloneAsync(CustomerId id, CancellationToken cancellationToken) =>
        (await SettledAsync(id, [], cancellationToken)).Survivor!;

    /// <summary>Reads the other homes of a survivor; the survivor again where it was changed meanwhile.</summary>
    public async Task<CustomerState> WithOthersAsync(CustomerState survivor, CancellationToken cancellationToken) =>
        await finder.WithOthersAsync(survivor, survivor, cancellationToken) ?? await SurvivorAsync(survivor.Id, cancellationToken);

    private async Task<HomeFound> SettledAsync(CustomerId id, IReadOnlyList<RedisValue> fields, CancellationToken cancellationToken)
    {
        for (var lost = 0; ; lost++)
        {
            var found = await finder.FindAsync(id, fields, cancellationToken);
            if (found.Unsettled is not { } unsettled)
            {
                return found;
            }

            await merges.Value.SettleAsync(unsettled, cancellationToken);
            await Patience.WaitAsync(lost, cancellationToken);
        }
    }
}
