using System.Runtime.CompilerServices;
using Continuity.Customers;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Threads;

namespace Continuity.Redis.Threads;

/// <summary>
/// Reads on in a log as it grows. The log is the truth, and the place in it all that a reader must hold on to; what is published at each commit is a hint to
/// look, and a reader that hears none looks all the same, every <see cref="RedisOptions.RereadEvery"/>.
/// </summary>
public sealed class EntryFeed
{
    private const int PageSize = 64;
    private readonly IRedisCalls redis;
    private readonly EntryLog log;
    private readonly RedisOptions options;
    private readonly TimeProvider time;

    internal EntryFeed(IRedisCalls redis, EntryLog log, RedisOptions options, TimeProvider time) =>
        (this.redis, this.log, this.options, this.time) = (redis, log, options, time);

    /// <summary>
    /// Gives what is made of each entry behind a place, those that are there and those to come: in order, each once. It goes on until it is cancelled; while
    /// the store is away it waits.
    /// </summary>
    /// <typeparam name="T">What is made of entries.</typeparam>
    /// <param name="home">The customer.</param>
    /// <param name="after">The sequence of the last entry that the reader has; 0 for none.</param>
    /// <param name="make">
    /// Makes something of each of up to 64 entries in a row that it wants, in order. Where it throws <see cref="StoreUnavailableException"/>, it is asked again later
    /// for the same entries; what else it throws ends the feed.
    /// </param>
    /// <param name="cancellationToken">Ends the feed.</param>
    public async IAsyncEnumerable<T> FollowAsync<T>(
        CustomerId home,
        int after,
        Func<IReadOnlyList<Entry>, CancellationToken, Task<IReadOnlyList<T>>> make,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        var bell = new Bell(time);
        using var hints = redis.Listen(new CustomerKeys(home).Hint, bell.Ring);
        while (true)
        {
            var (read, made) = await PageAsync(home, after, make, cancellationToken);
            foreach (var one in made)
            {
                yield return one;
            }

            after += read;
            if (read < PageSize)
            {
                await bell.WaitAsync(options.RereadEvery, cancellationToken);
            }
        }
    }

    private async Task<(int Read, IReadOnlyList<T> Made)> PageAsync<T>(
        CustomerId home, int after, Func<IReadOnlyList<Entry>, CancellationToken, Task<IReadOnlyList<T>>> make, CancellationToken cancellationToken)
    {
        try
        {
            var entries = await log.RangeAsync(home, after + 1, after + PageSize, cancellationToken);
            return entries.Count == 0 ? (0, []) : (entries.Count, await make(entries, cancellationToken));
        }
        catch (StoreUnavailableException)
        {
            return (0, []);
        }
    }
}
