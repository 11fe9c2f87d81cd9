using System.Runtime.CompilerServices;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Keys;

namespace Continuity.Redis.Threads;

/// <summary>
/// Reads on in a customer's thread as it grows. The logs are the truth, and the place in them all that a reader must hold on to; what is published at each commit is a hint to
/// look, and a reader that hears none looks all the same, every <see cref="RedisOptions.RereadEvery"/>. With each look it is read which homes the thread is made
/// of by now: merges and their undoing are commits like others.
/// </summary>
public sealed class EntryFeed
{
    private const int PageSize = 64;
    private const int LeastOfAHome = 8;
    private readonly IRedisCalls redis;
    private readonly EntryLog log;
    private readonly CustomerStore customers;
    private readonly RedisOptions options;
    private readonly TimeProvider time;

    internal EntryFeed(IRedisCalls redis, EntryLog log, CustomerStore customers, RedisOptions options, TimeProvider time) =>
        (this.redis, this.log, this.customers, this.options, this.time) = (redis, log, customers, options, time);

    /// <summary>
    /// Gives what is made of each entry behind a place, those that are there and those to come: each home's in order, each once. It goes on until it is cancelled; while
    /// the store is away it waits. When homes are merged, those that join are followed from where the reader left them, or where <see cref="ThreadPosition.Within"/> begins; when they are
    /// parted, those that the customer who was asked for still has.
    /// </summary>
    /// <typeparam name="T">What is made of entries.</typeparam>
    /// <param name="asked">The customer, by any of its homes: the one that is stayed with.</param>
    /// <param name="after">The place behind the last entry that the reader has, naming one or more of the customer's homes.</param>
    /// <param name="make">
    /// Makes something of each of up to 64 entries in a row that it wants, in order. Where it throws <see cref="StoreUnavailableException"/>, it is asked again later
    /// for the same entries; what else it throws ends the feed.
    /// </param>
    /// <param name="cancellationToken">Ends the feed.</param>
    public async IAsyncEnumerable<T> FollowAsync<T>(
        CustomerId asked,
        ThreadPosition after,
        Func<IReadOnlyList<PlacedEntry>, CancellationToken, Task<IReadOnlyList<T>>> make,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bell = new Bell(time);
        using var hints = new HomeHints(redis, bell.Ring);
        IReadOnlyCollection<CustomerId> homes = [.. after.Homes.Keys];
        string? mark = null;
        while (true)
        {
            hints.ListenTo(homes);
            var look = await LookAsync(asked, homes, after, make, cancellationToken);
            foreach (var one in look.Made)
            {
                yield return one;
            }

            (homes, after) = (look.Homes, look.Place);
            if (!look.IsMore)
            {
                mark = await WaitAsync(asked, homes, bell, look.HasFailed ? null : mark, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Waits until what homes have by now is as safe as what is acknowledged. What is told, or stayed behind, and lost afterwards would be missed by a reader: what comes in its place lies no further than the reader
    /// has come.
    /// </summary>
    /// <param name="homes">The homes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">It is not, within the deadline.</exception>
    public Task ConfirmAsync(IEnumerable<CustomerId> homes, CancellationToken cancellationToken) =>
        Task.WhenAll(homes.Distinct().Select(home => redis.ConfirmAsync(new CustomerKeys(home).State, cancellationToken)));

    /// <summary>
    /// Waits until there is a reason to look: a hint, or, where none is heard for a while, that any of the homes stands elsewhere than it did before the last look. Of very many readers, most hear
    /// nothing most of the time: this is what they cost.
    /// </summary>
    /// <param name="asked">The customer who was asked for.</param>
    /// <param name="homes">The homes that are followed.</param>
    /// <param name="bell">Rung by hints.</param>
    /// <param name="mark">Where they stood before the last look; null where that is not known.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Where they stood before the look that is due now; null where that is not known.</returns>
    private async Task<string?> WaitAsync(CustomerId asked, IReadOnlyCollection<CustomerId> homes, Bell bell, string? mark, CancellationToken cancellationToken)
    {
        using var unhurried = StoreBudget.None();
        while (!await bell.WaitAsync(options.RereadEvery, cancellationToken))
        {
            try
            {
                var marks = await Task.WhenAll(homes.Append(asked).Distinct().Select(home => log.MarkAsync(home, cancellationToken)));
                var now = Array.TrueForAll(marks, static one => one is not null) ? string.Join(' ', marks) : null;
                if (now is null || now != mark)
                {
                    return now;
                }
            }
            catch (StoreUnavailableException)
            {
                // It is found out by the next look, or the one after that.
                mark = null;
            }
        }

        return null;
    }

    private async Task<Look<T>> LookAsync<T>(
        CustomerId asked,
        IReadOnlyCollection<CustomerId> homes,
        ThreadPosition after,
        Func<IReadOnlyList<PlacedEntry>, CancellationToken, Task<IReadOnlyList<T>>> make,
        CancellationToken cancellationToken)
    {
        using var unhurried = StoreBudget.None();
        try
        {
            var reading = customers.LoadManyAsync([asked], cancellationToken);
            var share = Math.Max(PageSize / homes.Count, LeastOfAHome);

            // By a script, which the client sends to a primary alone, as it does what tells where homes stand: a replica that is behind would hide an entry until the next one.
            var logs = await Task.WhenAll(homes
                .Select(async home => (await log.MeasureAsync(home, after.Homes[home] + 1, after.Homes[home] + share, cancellationToken)).Entries));
            var survivor = (await reading)[asked];
            var now = after.Within(survivor.Id, survivor.Profile.Merges)
                ?? throw new ArgumentException("The place names none of the homes of the customer that is followed.", nameof(after));
            var place = after.With(now);
            var (entries, isMore) = Merged(logs.Where(found => found.Count > 0 && now.Homes.ContainsKey(found[0].Id.Home)), share);
            var placed = new List<PlacedEntry>(entries.Count);
            foreach (var entry in entries)
            {
                place = place.With(entry.Id.Home, entry.Id.Sequence);
                placed.Add(new(entry.While(survivor.Profile.Erasure).Entry, place));
            }

            await ConfirmAsync(placed.Select(static one => one.Entry.Id.Home), cancellationToken);
            return new(placed.Count == 0 ? [] : await make(placed, cancellationToken), [.. now.Homes.Keys], place, isMore || !now.Homes.Keys.SequenceEqual(homes), false);
        }
        catch (StoreUnavailableException)
        {
            return new([], homes, after, false, true);
        }
    }

    /// <summary>Entries of several logs by time, each log's in its order, as far as none can come between that was not read; and whether there may be more.</summary>
    private static (IReadOnlyList<LoggedEntry> Entries, bool IsMore) Merged(IEnumerable<IReadOnlyList<LoggedEntry>> logs, int share)
    {
        var ahead = logs.Select(log => (Queue: new Queue<LoggedEntry>(log), IsMore: log.Count == share)).ToList();
        if (ahead is [var only])
        {
            return ([.. only.Queue], only.IsMore);
        }

        var merged = new List<LoggedEntry>();
        while (merged.Count < PageSize && ahead.TrueForAll(static log => log.Queue.Count > 0 || !log.IsMore) && ahead.Exists(static log => log.Queue.Count > 0))
        {
            merged.Add(ahead.Where(static log => log.Queue.Count > 0).MinBy(static log => log.Queue.Peek().RecordedAt).Queue.Dequeue());
        }

        return (merged, ahead.Exists(static log => log.IsMore || log.Queue.Count > 0));
    }

    private sealed record Look<T>(IReadOnlyList<T> Made, IReadOnlyCollection<CustomerId> Homes, ThreadPosition Place, bool IsMore, bool HasFailed);
}
