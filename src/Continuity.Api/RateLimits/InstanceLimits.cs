using System.Threading.RateLimiting;
using Continuity.GraphQL.Transport.CallerLimits;

namespace Continuity.Api.RateLimits;

/// <summary>How fast each caller may ask this instance, and how much of it each may hold open. What is known of a caller is dropped some seconds after it has everything back.</summary>
/// <param name="options">How much.</param>
internal sealed class InstanceLimits(RateLimitOptions options) : ICallerLimits, IDisposable
{
    private readonly PartitionedRateLimiter<CallerKey> buckets = PartitionedRateLimiter.Create<CallerKey, CallerKey>(key =>
        RateLimitPartition.GetTokenBucketLimiter(key, key => Bucket(options.Of(key.Role))));

    private readonly PartitionedRateLimiter<CallerKey> connections = Places(key => options.Of(key.Role).Connections);
    private readonly PartitionedRateLimiter<CallerKey> subscriptions = Places(key => options.Of(key.Role).Subscriptions);
    private readonly PartitionedRateLimiter<CallerKey> requests = Places(key => options.Of(key.Role).Requests);

    /// <inheritdoc/>
    public double CostOfAPoint => options.CostOfAPoint;

    /// <summary>Counts a request that has come.</summary>
    /// <param name="caller">The request.</param>
    /// <returns>After how long the caller may try again; null where it may go on.</returns>
    public TimeSpan? TakeRequest(HttpContext caller) => Take(CallerKey.Of(caller), 1);

    /// <inheritdoc/>
    public TimeSpan? TakeOperation(HttpContext caller) => Take(CallerKey.Of(caller), 1);

    /// <inheritdoc/>
    public TimeSpan? TakeCost(HttpContext caller, double fieldCost)
    {
        if (fieldCost < options.CostOfAPoint)
        {
            return null;
        }

        // What costs more than can be saved up is let through for whoever has all of it, but for the request's own point.
        var key = CallerKey.Of(caller);
        var points = (int)Math.Min(fieldCost / options.CostOfAPoint, options.Of(key.Role).Burst - 1);
        return points > 0 ? Take(key, points) : null;
    }

    /// <inheritdoc/>
    public IDisposable? TryOpen(HttpContext caller, OpenKind kind)
    {
        var places = kind switch
        {
            OpenKind.Connection => connections,
            OpenKind.Subscription => subscriptions,
            _ => requests,
        };
        var lease = places.AttemptAcquire(CallerKey.Of(caller));
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        buckets.Dispose();
        connections.Dispose();
        subscriptions.Dispose();
        requests.Dispose();
    }

    /// <summary>Takes points of a caller.</summary>
    /// <param name="key">The caller.</param>
    /// <param name="count">How many.</param>
    /// <returns>After how long there are enough; null where there were.</returns>
    internal TimeSpan? Take(CallerKey key, int count)
    {
        using var lease = buckets.AttemptAcquire(key, count);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
    }

    private static TokenBucketRateLimiterOptions Bucket(CallerRates rates) => new()
    {
        TokenLimit = rates.Burst,
        TokensPerPeriod = Math.Min(rates.RequestsPerSecond, rates.Burst),
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
        AutoReplenishment = false,
    };

    private static PartitionedRateLimiter<CallerKey> Places(Func<CallerKey, int> most) => PartitionedRateLimiter.Create<CallerKey, CallerKey>(key =>
        RateLimitPartition.GetConcurrencyLimiter(key, key => new ConcurrencyLimiterOptions { PermitLimit = most(key), QueueLimit = 0 }));
}
