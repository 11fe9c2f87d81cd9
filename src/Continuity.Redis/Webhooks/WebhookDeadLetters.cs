using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Time;
using StackExchange.Redis;

namespace Continuity.Redis.Webhooks;

/// <summary>The events that could not be delivered, for somebody to look at and send again.</summary>
public sealed class WebhookDeadLetters
{
    private const int Batch = 100;
    private const int Page = 1_000;
    private static readonly Script Dead = Script.From("webhook_settle.lua", "webhook_dead.lua");
    private static readonly Script Trim = Script.From("webhook_trim.lua");
    private static readonly Script Resend = Script.From("webhook_resend.lua");
    private readonly IRedisCalls redis;
    private readonly StoreTime time;

    internal WebhookDeadLetters(IRedisCalls redis, StoreTime time) => (this.redis, this.time) = (redis, time);

    /// <summary>Gives an event up.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="one">The event.</param>
    /// <param name="attempts">How often it was tried.</param>
    /// <param name="lastError">Why.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task GiveUpAsync(string endpoint, WebhookEvent one, int attempts, string lastError, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var stored = new StoredDeadEvent(StoredWebhookEvent.Of(one), attempts, now, lastError);
        return redis.EvaluateAsync(
            Dead,
            WebhookQueue.SettleKeys(endpoint, one),
            [.. WebhookQueue.SettleArguments(one, now), new WebhookEventId(endpoint, one.Entry).ToString(), StoreJson.WriteBytes(stored)],
            cancellationToken);
    }

    /// <summary>Reads a page, what was given up longest ago first.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="after">When the last one of the page before was given up, and its id; null for the first page.</param>
    /// <param name="take">How many at most, from 1; fewer where some go meanwhile.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The events, and whether there are more behind them.</returns>
    public async Task<(IReadOnlyList<DeadWebhookEvent> Events, bool HasMore)> PageAsync(
        string endpoint, (DateTimeOffset At, string Id)? after, int take, CancellationToken cancellationToken)
    {
        var from = after is var (at, id) ? new ScoredPlace(at.ToUnixTimeMilliseconds(), id) : default(ScoredPlace?);
        while (true)
        {
            var page = await ScoredList.PageAsync(redis, new WebhookKeys(endpoint).Dead, from, take + 1, cancellationToken);
            var (events, hasMore) = (await ReadAsync(endpoint, [.. page.Take(take).Select(static one => one.Member)], cancellationToken), page.Count > take);
            if (!hasMore || events.Any(static one => one is not null))
            {
                return ([.. events.OfType<DeadWebhookEvent>()], hasMore);
            }

            // All of them have gone since their ids were read.
            from = page[take - 1];
        }
    }

    /// <summary>How many there are.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<long> CountAsync(string endpoint, CancellationToken cancellationToken) => redis.SortedSetLengthAsync(new WebhookKeys(endpoint).Dead, cancellationToken);

    /// <summary>How many are kept no more, ever since.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<long> DroppedAsync(string endpoint, CancellationToken cancellationToken) =>
        await redis.GetAsync(new WebhookKeys(endpoint).Dropped, cancellationToken) is { IsNull: false } dropped ? (long)dropped : 0;

    /// <summary>Forgets those that are too old or too many, the oldest first.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="most">How many are kept.</param>
    /// <param name="keepFor">How long each is kept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many were forgotten.</returns>
    public async Task<int> TrimAsync(string endpoint, int most, TimeSpan keepFor, CancellationToken cancellationToken)
    {
        var keys = new WebhookKeys(endpoint);
        for (var all = 0; ;)
        {
            var dropped = (int)await redis.EvaluateAsync(
                Trim, [keys.Dead, keys.DeadEvents, keys.Dropped], [most, WebhookQueue.Milliseconds(time.Now() - keepFor), Batch], cancellationToken);
            all += dropped;
            if (dropped < Batch)
            {
                return all;
            }
        }
    }

    /// <summary>Puts events back into the queue, as if they had never been tried.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="ids">Their ids.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Those that were put there; the others are not among what was given up.</returns>
    public async Task<IReadOnlyList<string>> ResendAsync(string endpoint, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var resent = new List<string>();
        // Of each home in order, one after the other: what is in the queue may be sent at once.
        var inOrder = ids.Distinct().Select(WebhookEventId.Read).OfType<WebhookEventId>().OrderBy(static id => id.Entry.Home.Value, StringComparer.Ordinal).ThenBy(static id => id.Entry.Sequence);
        foreach (var some in inOrder.Select(static id => id.ToString()).Chunk(Batch))
        {
            var events = (await ReadAsync(endpoint, some, cancellationToken)).OfType<DeadWebhookEvent>();
            resent.AddRange((await Task.WhenAll(events.GroupBy(static one => one.Event.Entry.Home).Select(home => ResendAsync(endpoint, home, cancellationToken)))).SelectMany(static home => home));
        }

        return resent;
    }

    /// <summary>Puts all that were given up until now back into the queue.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many.</returns>
    public async Task<int> ResendAllAsync(string endpoint, CancellationToken cancellationToken)
    {
        // All ids first: a home's events may have been given up in another order than its own.
        var (until, ids) = (time.Now().ToUnixTimeMilliseconds(), new List<string>());
        for (var page = Page; page == Page;)
        {
            var found = await redis.SortedSetRangeByScoreAsync(new WebhookKeys(endpoint).Dead, double.NegativeInfinity, until, ids.Count, Page, cancellationToken);
            ids.AddRange(found.Select(static one => (string)one.Element!));
            page = found.Length;
        }

        return (await ResendAsync(endpoint, ids, cancellationToken)).Count;
    }

    private async Task<IReadOnlyList<string>> ResendAsync(string endpoint, IEnumerable<DeadWebhookEvent> ofHome, CancellationToken cancellationToken)
    {
        var resent = new List<string>();
        foreach (var one in ofHome)
        {
            if (await ResendAsync(endpoint, one.Event, cancellationToken))
            {
                resent.Add(new WebhookEventId(endpoint, one.Event.Entry).ToString());
            }
        }

        return resent;
    }

    private async Task<bool> ResendAsync(string endpoint, WebhookEvent one, CancellationToken cancellationToken)
    {
        var (keys, now) = (new WebhookKeys(endpoint), time.Now());
        return (bool)await redis.EvaluateAsync(
            Resend,
            [keys.Queue, keys.Homes, keys.Dead, keys.DeadEvents],
            [
                new WebhookEventId(endpoint, one.Entry).ToString(), one.Entry.Home.Value, QueuedText.Number(one.Entry),
                StoreJson.WriteBytes(StoredWebhookEvent.Of(one with { QueuedAt = now })), WebhookQueue.Milliseconds(now), keys.Hint,
            ],
            cancellationToken);
    }

    private async Task<IReadOnlyList<DeadWebhookEvent?>> ReadAsync(string endpoint, string[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length == 0)
        {
            return [];
        }

        var found = await redis.HashGetAsync(new WebhookKeys(endpoint).DeadEvents, [.. ids.Select(static id => (RedisValue)id)], cancellationToken);
        return [.. found.Select((value, i) => value.IsNull || WebhookEventId.Read(ids[i]) is not { } id ? null : Read(id, StoreJson.Read<StoredDeadEvent>(value)))];
    }

    private static DeadWebhookEvent Read(WebhookEventId id, StoredDeadEvent stored) =>
        new(stored.Event.At(id.Entry), stored.Attempts, stored.FailedAt, stored.LastError);
}
