using System.Globalization;
using Continuity.Customers;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Time;
using StackExchange.Redis;

namespace Continuity.Redis.Webhooks;

/// <summary>What endpoints are still to be told. Of each home only the first event can be had: the next one comes when that was delivered or given up.</summary>
public sealed class WebhookQueue
{
    /// <summary>How long it is remembered which of a home's entries were put into a queue.</summary>
    internal static readonly TimeSpan RememberPlaces = TimeSpan.FromDays(30);

    private static readonly Script Add = Script.From("webhook_add.lua");
    private static readonly Script Next = Script.From("webhook_next.lua");
    private static readonly Script Delivered = Script.From("webhook_settle.lua", "webhook_delivered.lua");
    private static readonly Script Later = Script.From("webhook_later.lua");
    private readonly IRedisCalls redis;
    private readonly StoreTime time;

    internal WebhookQueue(IRedisCalls redis, StoreTime time) => (this.redis, this.time) = (redis, time);

    /// <summary>The next event of each home, those that have waited longest first.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="isAll">Whether of all homes, or of those only whose next event is due.</param>
    /// <param name="take">Of how many homes at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The events, and whether the endpoint is disabled.</returns>
    public Task<(IReadOnlyList<WaitingWebhookEvent> Events, bool IsDisabled)> NextAsync(string endpoint, bool isAll, int take, CancellationToken cancellationToken) =>
        HeadsAsync(endpoint, isAll ? "+inf" : Milliseconds(time.Now()), 0, take, cancellationToken);

    /// <summary>The first event of each home, whether it is due or not, those that have waited longest or are due first.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="skip">How many homes are passed over.</param>
    /// <param name="take">Of how many homes at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The events, and whether the endpoint is disabled.</returns>
    public Task<(IReadOnlyList<WaitingWebhookEvent> Events, bool IsDisabled)> HeadsAsync(string endpoint, int skip, int take, CancellationToken cancellationToken) =>
        HeadsAsync(endpoint, "+inf", skip, take, cancellationToken);

    /// <summary>What waits of a home, in order.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="home">The home.</param>
    /// <param name="take">How many events at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<WebhookEvent>> OfAsync(string endpoint, CustomerId home, int take, CancellationToken cancellationToken)
    {
        var found = await redis.SortedSetRangeAfterAsync(new WebhookKeys(endpoint).Queue, QueuedText.Before(home), take, cancellationToken);
        return [.. found.Select(QueuedText.Read).TakeWhile(one => one.Entry.Home == home)];
    }

    /// <summary>An event was delivered.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="one">The event.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task DeliveredAsync(string endpoint, WebhookEvent one, CancellationToken cancellationToken) =>
        redis.EvaluateAsync(Delivered, SettleKeys(endpoint, one), [.. SettleArguments(one, time.Now()), new WebhookEventId(endpoint, one.Entry).ToString()], cancellationToken);

    /// <summary>An event could not be delivered, and is tried again.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="one">The event.</param>
    /// <param name="attempts">How often it was tried by now.</param>
    /// <param name="at">When it is tried again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task PutOffAsync(string endpoint, WebhookEvent one, int attempts, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var keys = new WebhookKeys(endpoint);
        return redis.EvaluateAsync(
            Later,
            [keys.Queue, keys.Homes, keys.Tries],
            [one.Entry.Home.Value, QueuedText.Number(one.Entry), Milliseconds(time.Now()), Milliseconds(at), attempts],
            cancellationToken);
    }

    /// <summary>How many events wait.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<long> CountAsync(string endpoint, CancellationToken cancellationToken) => redis.SortedSetLengthAsync(new WebhookKeys(endpoint).Queue, cancellationToken);

    /// <summary>Tells of it when there is more to send, until it is disposed of.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="heard">Called then; from any thread.</param>
    public IDisposable Listen(string endpoint, Action heard) => redis.Listen(new WebhookKeys(endpoint).Hint, heard);

    /// <summary>Puts events of one home into a queue. What was put there before is passed over.</summary>
    internal async Task AddAsync(string endpoint, CustomerId home, IReadOnlyList<WebhookEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count > 0)
        {
            var keys = new WebhookKeys(endpoint);
            await redis.EvaluateAsync(
                Add,
                [keys.Queue, keys.Homes, keys.PlaceOf(home)],
                [
                    home.Value, Milliseconds(time.Now()), (long)RememberPlaces.TotalMilliseconds, keys.Hint,
                    .. events.SelectMany(static one => new RedisValue[] { QueuedText.Number(one.Entry), StoreJson.WriteBytes(StoredWebhookEvent.Of(one)) }),
                ],
                cancellationToken);
        }
    }

    /// <summary>The keys that <c>webhook_settle.lua</c> needs, and those of what was given up.</summary>
    internal static RedisKey[] SettleKeys(string endpoint, WebhookEvent one)
    {
        var keys = new WebhookKeys(endpoint);
        return [keys.Queue, keys.Homes, keys.Tries, keys.PlaceOf(one.Entry.Home), keys.Dead, keys.DeadEvents];
    }

    /// <summary>What <c>webhook_settle.lua</c> is told.</summary>
    internal static RedisValue[] SettleArguments(WebhookEvent one, DateTimeOffset now) =>
        [one.Entry.Home.Value, QueuedText.Number(one.Entry), Milliseconds(now), (long)RememberPlaces.TotalMilliseconds];

    /// <summary>A time as it is written.</summary>
    internal static string Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private async Task<(IReadOnlyList<WaitingWebhookEvent> Events, bool IsDisabled)> HeadsAsync(string endpoint, RedisValue until, int skip, int take, CancellationToken cancellationToken)
    {
        var keys = new WebhookKeys(endpoint);
        var found = (RedisResult[])(await redis.EvaluateAsync(Next, [keys.Queue, keys.Homes, keys.Tries, keys.Disabled], [until, skip, take], cancellationToken))!;
        return ([.. found.Skip(1).Chunk(2).Select(static one => new WaitingWebhookEvent(QueuedText.Read((RedisValue)one[0]), Tries((string)one[1]!)))], ((string)found[0]!).Length > 0);
    }

    private static int Tries(string text) => text.Length == 0 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);
}
