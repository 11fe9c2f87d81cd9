using Continuity.Customers;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Projections;
using Continuity.Redis.Time;
using Continuity.Redis.Webhooks;
using StackExchange.Redis;

namespace Continuity.Redis.Outbox;

/// <summary>Takes messages out of outboxes to where they are for.</summary>
internal sealed class OutboxRelay(
    IRedisCalls redis, Projection projection, TellingRelay telling, WebhookRelay webhooks, CommitRecovery recovery, StoreTime time, OutboxLog log)
{
    private const int Batch = 50;

    /// <summary>How long a command waits for its own messages, so that whoever is told of a ticket finds it in its queue and under its number.</summary>
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(200);

    /// <summary>An announcement made less than this ago, by a clock that was not set back meanwhile, need not be made again: far less than <see cref="OutboxSweep.ForgetAfter"/>.</summary>
    private static readonly long AnnounceAgainAfterMs = 5_000;

    private readonly long[] announcedAt = new long[Partition.Count];

    /// <summary>Names a partition as one whose outbox may hold something, before anything is put there: should this process die, the others look there.</summary>
    public async Task AnnounceAsync(CustomerId home, CancellationToken cancellationToken)
    {
        var partition = Partition.Of(home);
        var now = time.Now().ToUnixTimeMilliseconds();
        if (Math.Abs(now - Volatile.Read(ref announcedAt[partition.Number])) >= AnnounceAgainAfterMs)
        {
            await redis.SortedSetAddAsync(SystemKeys.Outboxes, partition.Number, now, cancellationToken);
            Volatile.Write(ref announcedAt[partition.Number], now);
        }
    }

    /// <summary>Relays what was just committed, in the background; waits for it a little.</summary>
    /// <param name="home">The home.</param>
    /// <param name="messages">What must leave the partition.</param>
    /// <param name="tellings">What agents and queues must be told.</param>
    /// <param name="written">How it was written; null where nothing was.</param>
    public async Task RelayCommittedAsync(CustomerId home, IReadOnlyList<RedisValue> messages, IReadOnlyList<RedisValue> tellings, WriteReply? written)
    {
        List<Task> relaying = [];
        if (messages.Count > 0)
        {
            relaying.Add(TryRelayAsync(home, messages.Count, () => RelayAsync(Partition.Of(home), messages, CancellationToken.None)));
        }

        if (tellings.Count > 0)
        {
            relaying.Add(TryRelayAsync(home, tellings.Count, () => telling.RelayAsync(home, tellings, written!, CancellationToken.None)));
        }

        if (relaying.Count > 0)
        {
            await Task.WhenAny(Task.WhenAll(relaying), Task.Delay(Courtesy));
        }
    }

    /// <summary>Relays what was put into an outbox up to a time. What can't be relayed is passed over and stays, so that it holds up nothing behind it.</summary>
    /// <returns>Whether the outbox is empty afterwards, as far as is known.</returns>
    public async Task<bool> RelayOutboxAsync(Partition partition, DateTimeOffset until, CancellationToken cancellationToken)
    {
        SortedSetEntry[] waiting;
        long left = 0;
        do
        {
            waiting = await redis.SortedSetRangeByScoreAsync(partition.Outbox, double.NegativeInfinity, until.ToUnixTimeMilliseconds(), left, Batch, cancellationToken);
            left += await RelayAsync(partition, [.. waiting.Select(static w => w.Element)], cancellationToken);
        }
        while (waiting.Length == Batch);

        return await redis.SortedSetLengthAsync(partition.Outbox, cancellationToken) == 0;
    }

    private async Task TryRelayAsync(CustomerId home, int count, Func<Task> relay)
    {
        try
        {
            await relay();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.Left(count, Partition.Of(home).Number, fault);
        }
    }

    /// <summary>Relays each message by itself; how many of them could not be.</summary>
    private async Task<int> RelayAsync(Partition partition, IReadOnlyList<RedisValue> messages, CancellationToken cancellationToken)
    {
        var faults = await Task.WhenAll(messages.Select(m => ApplyAsync(m, cancellationToken)));
        // A mark is taken away with what it marks.
        RedisValue[] relayed = [.. messages.Where((m, i) => faults[i] is null && CommitRecovery.MarkedBy(m) is null && TellingRelay.MarkedBy(m) is null && WebhookRelay.MarkedBy(m) is null)];
        if (relayed.Length > 0)
        {
            await redis.SortedSetRemoveAsync(partition.Outbox, relayed, cancellationToken);
        }

        var left = faults.Count(static f => f is not null);
        if (left > 0)
        {
            log.Left(left, partition.Number, faults.First(static f => f is not null)!);
        }

        return left;
    }

    private async Task<Exception?> ApplyAsync(RedisValue message, CancellationToken cancellationToken)
    {
        try
        {
            await (CommitRecovery.MarkedBy(message) is { } home
                ? recovery.FinishAsync(home, cancellationToken)
                : TellingRelay.MarkedBy(message) is { } teller
                ? telling.RelayAllAsync(teller, cancellationToken)
                : WebhookRelay.MarkedBy(message) is { } hooked
                ? webhooks.RelayAsync(hooked, cancellationToken)
                : projection.ApplyAsync(StoreJson.Read<OutboxMessage>(message), cancellationToken));
            return null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return fault;
        }
    }
}
