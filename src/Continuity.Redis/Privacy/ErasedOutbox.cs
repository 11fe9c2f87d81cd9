using Continuity.Customers;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Outbox;
using Continuity.Redis.Time;

namespace Continuity.Redis.Privacy;

/// <summary>Sees to it that nothing of a home is on its way any more: what is in the outbox says who the person is.</summary>
internal sealed class ErasedOutbox(IRedisCalls redis, OutboxRelay relay, StoreTime time)
{
    private const int Batch = 200;

    /// <summary>Relays what is there.</summary>
    /// <param name="home">The home.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether nothing of the home is left.</returns>
    public async Task<bool> DrainAsync(CustomerId home, CancellationToken cancellationToken)
    {
        var partition = Partition.Of(home);
        await relay.RelayOutboxAsync(partition, time.Now(), cancellationToken);
        for (var seen = 0L; ; seen += Batch)
        {
            var waiting = await redis.SortedSetRangeByScoreAsync(partition.Outbox, double.NegativeInfinity, double.PositiveInfinity, seen, Batch, cancellationToken);
            if (waiting.Any(message => ((string)message.Element!).Contains(home.Value, StringComparison.Ordinal)))
            {
                return false;
            }

            if (waiting.Length < Batch)
            {
                return await redis.SortedSetLengthAsync(partition.Telling(home), cancellationToken) == 0;
            }
        }
    }
}
