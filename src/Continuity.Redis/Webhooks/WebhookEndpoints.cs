using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Time;

namespace Continuity.Redis.Webhooks;

/// <summary>Who sends to an endpoint, and whether anybody does.</summary>
public sealed class WebhookEndpoints
{
    private static readonly Script Lease = Script.From("webhook_lease.lua");
    private static readonly Script Release = Script.From("webhook_release.lua");
    private static readonly Script Resume = Script.From("webhook_resume.lua");
    private readonly IRedisCalls redis;
    private readonly StoreTime time;

    internal WebhookEndpoints(IRedisCalls redis, StoreTime time) => (this.redis, this.time) = (redis, time);

    /// <summary>Takes the right to send, or keeps it.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="holder">Who wants it.</param>
    /// <param name="lasts">For how long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether they have it; else somebody else does.</returns>
    public async Task<bool> HoldAsync(string endpoint, string holder, TimeSpan lasts, CancellationToken cancellationToken) =>
        (bool)await redis.EvaluateAsync(Lease, [new WebhookKeys(endpoint).Lease], [holder, (long)lasts.TotalMilliseconds], cancellationToken);

    /// <summary>Gives the right to send back, so that nobody need wait for its end.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="holder">Who had it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task ReleaseAsync(string endpoint, string holder, CancellationToken cancellationToken) =>
        redis.EvaluateAsync(Release, [new WebhookKeys(endpoint).Lease], [holder], cancellationToken);

    /// <summary>Sends no more to an endpoint until somebody says so.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was not disabled before.</returns>
    public Task<bool> DisableAsync(string endpoint, CancellationToken cancellationToken) =>
        redis.SetIfAbsentAsync(new WebhookKeys(endpoint).Disabled, WebhookQueue.Milliseconds(time.Now()), null, cancellationToken);

    /// <summary>Since when an endpoint is disabled; null where it is not.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DateTimeOffset?> DisabledAtAsync(string endpoint, CancellationToken cancellationToken) =>
        await redis.GetAsync(new WebhookKeys(endpoint).Disabled, cancellationToken) is { IsNull: false } at ? DateTimeOffset.FromUnixTimeMilliseconds((long)at) : null;

    /// <summary>Sends to an endpoint again.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was disabled.</returns>
    public async Task<bool> ResumeAsync(string endpoint, CancellationToken cancellationToken)
    {
        var keys = new WebhookKeys(endpoint);
        return (bool)await redis.EvaluateAsync(Resume, [keys.Disabled], [keys.Hint], cancellationToken);
    }
}
