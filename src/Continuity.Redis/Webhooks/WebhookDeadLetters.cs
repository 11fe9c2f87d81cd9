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
    /// <param name="take">How many at most, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<DeadWebhookEvent>> PageAsync(string endpoint, (DateTimeOffset At, string Id)? after, int take, CancellationToken cancellationToken)
    {
        var from = after is var (at, id) ? new ScoredPlace(at.ToUnixTimeMilliseconds(), id) : default(ScoredPlace?);
        var page = await ScoredList.PageAsync(redis, new WebhookKeys(endpoint).Dead, from, take, cancellationToken);
        return [.. (await ReadAsync(endpoint, [.. page.Select(static one => one.Member)], cancellationToken)).OfType<DeadWebhookEvent>()];
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
        foreach (var some in ids.Distinct().Chunk(Batch))
        {
            var events = await ReadAsync(endpoint, some, cancellationToken);
            var done = await Task.WhenAll(events.Select(async one => one is not null && await ResendAsync(endpoint, one.Event, cancellationToken)));
            resent.AddRange(some.Where((_, i) => done[i]));
        }

        return resent;
    }

    /// <summary>Puts all that were given up until now back into the queue.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many.</returns>
    public async Task<int> ResendAllAsync(string endpoint, CancellationToken cancellationToken)
    {
        var until = time.Now().ToUnixTimeMilliseconds();
        for (var all = 0; ;)
        {
            var found = await redis.SortedSetRangeByScoreAsync(new WebhookKeys(endpoint).Dead, double.NegativeInfinity, until, 0, Batch, cancellationToken);
            var resent = await ResendAsync(endpoint, [.. found.Select(static one => (string)one.Element!)], cancellationToken);
            all += resent.Count;
            if (resent.Count == 0)
            {
                return all;
            }
        }
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
