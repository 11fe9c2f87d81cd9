using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Sweeps;
using Continuity.Redis.Time;
using Continuity.Redis.Webhooks;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Continuity.Redis.Outbox;

/// <summary>
/// Picks up what a process left in outboxes, by dying or because a slot was out of reach. Every process looks, each second, at the partitions that were
/// announced: none, in a store where nothing happens. It also looks at a few others in turn, for a process may stand still so long between announcing
/// and committing that the announcement is forgotten meanwhile. Several may relay the same, which comes to the same.
/// </summary>
internal sealed class OutboxSweep(IRedisCalls redis, OutboxRelay relay, KnownWebhooks webhooks, StoreConnection connection, RedisOptions options, StoreTime time, ILogger<OutboxSweep> log)
    : SweepService(TimeSpan.FromSeconds(1), connection, log)
{
    /// <summary>How long a partition is looked at after it was announced, where nothing is found.</summary>
    public static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(1);

    private const int InTurn = 4;
    private const int AtOnce = 16;
    private int next;

    /// <summary>Looks once at every partition announced, and at a few others.</summary>
    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        await webhooks.KeepAsync(cancellationToken);
        var now = time.Now();
        var announced = await redis.SortedSetRangeByScoreAsync(
            SystemKeys.Outboxes, double.NegativeInfinity, double.PositiveInfinity, 0, Partition.Count, cancellationToken);
        var forget = (now - ForgetAfter).ToUnixTimeMilliseconds();
        var inTurn = Enumerable.Range(next, InTurn).Select(static number => new SortedSetEntry(number % Partition.Count, double.PositiveInfinity)).ToList();
        next = (next + InTurn) % Partition.Count;
        await Sweep.EachAsync(
            [.. inTurn, .. announced],
            AtOnce,
            async (partition, token) =>
            {
                if (await relay.RelayOutboxAsync(new((int)partition.Element), now - options.RelayAfter, token) && partition.Score < forget)
                {
                    await ForgetAsync(partition, token);
                }
            },
            cancellationToken);
    }

    /// <summary>Takes an announcement back, unless it was made again meanwhile.</summary>
    private Task<RedisResult> ForgetAsync(SortedSetEntry partition, CancellationToken cancellationToken) =>
        redis.EvaluateAsync(Forget, [SystemKeys.Outboxes], [partition.Element, partition.Score], cancellationToken);

    private static readonly Script Forget = Script.From("forget.lua");
}
