using Continuity.Customers;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Time;
using Continuity.Webhooks;
using StackExchange.Redis;

namespace Continuity.Redis.Webhooks;

/// <summary>
/// The endpoints that any instance has in its configuration. Each tells the others of its own before it records anything that they are told of; so whoever relays what another one recorded, in a deployment
/// that changes them, tells the endpoints of both.
/// </summary>
internal sealed class KnownWebhooks(IRedisCalls redis, WebhookSubscriptions own, StoreTime time)
{
    /// <summary>How long an endpoint is known after an instance said last that it has it.</summary>
    public static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(15);

    private const long Never = long.MinValue;
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TellAtLeastEvery = TimeSpan.FromMinutes(5);
    private static readonly Script Known = Script.From("webhook_known.lua");
    private readonly RedisValue[] told = [.. own.All.Select(static one => (RedisValue)StoreJson.WriteBytes(StoredSubscription.Of(one)))];
    private volatile IReadOnlyList<WebhookSubscription> known = own.All;
    private long toldAt = Never;

    /// <summary>Whether there is an endpoint, as far as was known a while ago.</summary>
    public bool IsAny => known.Count > 0;

    /// <summary>The mark that a commit leaves in the outbox; empty where nobody is told.</summary>
    /// <exception cref="StoreUnavailableException">The others could not be told of this instance's endpoints, and might pass over them.</exception>
    public async ValueTask<string> MarkOfAsync(CustomerId home, CancellationToken cancellationToken)
    {
        if (told.Length > 0 && IsOlder(TellAtLeastEvery))
        {
            await TellAsync(cancellationToken);
        }

        return IsAny ? WebhookSubscriptions.MarkPrefix + home.Value : "";
    }

    /// <summary>Tells the others of this instance's endpoints, and learns of theirs, every half minute.</summary>
    public Task KeepAsync(CancellationToken cancellationToken) => IsOlder(TellEvery) ? TellAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Reads what there are now, this instance's own first.</summary>
    public async Task<IReadOnlyList<WebhookSubscription>> ReadAsync(CancellationToken cancellationToken)
    {
        var since = (time.Now() - ForgetAfter).ToUnixTimeMilliseconds();
        return Joined((await redis.HashGetAllAsync(SystemKeys.Webhooks, cancellationToken)).Where(one => (long)one.Value >= since).Select(static one => one.Name));
    }

    private bool IsOlder(TimeSpan than) => Interlocked.Read(ref toldAt) is var at && (at == Never || time.GetElapsedTime(at) >= than);

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var (began, now) = (time.GetTimestamp(), time.Now());
        var all = (RedisValue[])(await redis.EvaluateAsync(
            Known, [SystemKeys.Webhooks], [WebhookQueue.Milliseconds(now), WebhookQueue.Milliseconds(now - ForgetAfter), .. told], cancellationToken))!;
        known = Joined(all);
        Interlocked.Exchange(ref toldAt, began);
    }

    private IReadOnlyList<WebhookSubscription> Joined(IEnumerable<RedisValue> all) =>
        [.. own.All, .. all.Where(one => !told.Contains(one)).Select(static one => StoreJson.Read<StoredSubscription>(one).Read())];
}
