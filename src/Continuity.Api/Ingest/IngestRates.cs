using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace Continuity.Api.Ingest;

/// <summary>How fast each source may send: a bucket of tokens a source, in this instance.</summary>
/// <param name="sources">The sources.</param>
internal sealed class IngestRates(IngestSources sources) : IDisposable
{
    private readonly ConcurrentDictionary<string, TokenBucketRateLimiter> buckets = new(StringComparer.Ordinal);

    /// <summary>Takes a token for a request.</summary>
    /// <param name="source">The source.</param>
    /// <returns>Null where there was one; else after how long there is another.</returns>
    public TimeSpan? Take(string source)
    {
        var bucket = buckets.GetOrAdd(source, name => Make(sources.All[name]));
        using var lease = bucket.AttemptAcquire();
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var bucket in buckets.Values)
        {
            bucket.Dispose();
        }
    }

    private static TokenBucketRateLimiter Make(IngestSourceOptions options) => new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = options.Burst,
        TokensPerPeriod = Math.Min(options.RequestsPerSecond, options.Burst),
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });
}
