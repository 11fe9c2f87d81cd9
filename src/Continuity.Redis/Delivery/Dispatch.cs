using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Time;
using Continuity.Redis.Commit;

namespace Continuity.Redis.Delivery;

/// <summary>What a commit has to do with gateways: it orders what is to leave, in the same write, and says so afterwards.</summary>
internal sealed class Dispatch(IRedisCalls redis, DeliveryRules rules, SendingBell bell, StoreTime time)
{
    /// <summary>An announcement made less than this ago need not be made again: far less than <see cref="SendingQueue.ForgetAfter"/>.</summary>
    private const long AnnounceAgainAfterMs = 5_000;

    private readonly long[] announcedAt = new long[Partition.Count];

    /// <summary>What leaves of a decision.</summary>
    /// <param name="after">The state as it will be.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="now">The time.</param>
    public OrderedEntries Order<T>(CustomerState after, Decision<T> decision, DateTimeOffset now) => OrderDeliveries.Of(after, decision.Entries, rules, now);

    /// <summary>Names a partition as one that may have something to send, before anything is: should this process die, the others look there.</summary>
    public async Task AnnounceAsync(CustomerId home, CancellationToken cancellationToken)
    {
        var partition = Partition.Of(home);
        var now = time.Now().ToUnixTimeMilliseconds();
        if (Math.Abs(now - Volatile.Read(ref announcedAt[partition.Number])) >= AnnounceAgainAfterMs)
        {
            await redis.SortedSetAddAsync(SystemKeys.Senders, partition.Number, now, cancellationToken);
            Volatile.Write(ref announcedAt[partition.Number], now);
        }
    }

    /// <summary>Something was committed that is to leave.</summary>
    /// <param name="home">The home.</param>
    public void Sent(CustomerId home) => bell.Ring(home);
}
