using Continuity.Customers;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Threads;
using StackExchange.Redis;

namespace Continuity.Redis.Threads;

/// <summary>Reads logs. An entry's place never changes and nothing is ever removed, so that a page read by sequence is the same whenever it is read.</summary>
public sealed class EntryLog
{
    private static readonly Script Stretch = Script.From("range.lua");
    private readonly IRedisCalls redis;
    private readonly CommitRecovery recovery;

    internal EntryLog(IRedisCalls redis, CommitRecovery recovery) => (this.redis, this.recovery) = (redis, recovery);

    /// <summary>How many entries a log has.</summary>
    /// <param name="home">The customer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<int> LengthAsync(CustomerId home, CancellationToken cancellationToken) =>
        recovery.IsNeeded ? (await StretchAsync(home, 1, 0, cancellationToken)).Length : (int)await redis.ListLengthAsync(new CustomerKeys(home).Log, cancellationToken);

    /// <summary>Reads a stretch of a log.</summary>
    /// <param name="home">The customer.</param>
    /// <param name="from">The first sequence, from 1.</param>
    /// <param name="to">The last sequence, included; past the end is the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The entries in order; none where <paramref name="to"/> lies before <paramref name="from"/>.</returns>
    public async Task<IReadOnlyList<Entry>> RangeAsync(CustomerId home, int from, int to, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        if (to < from)
        {
            return [];
        }

        var values = recovery.IsNeeded
            ? (await StretchAsync(home, from - 1, to - 1, cancellationToken)).Values
            : await redis.ListRangeAsync(new CustomerKeys(home).Log, from - 1, to - 1, cancellationToken);
        return [.. values.Select((value, i) => Read(value).At(home, from + i))];
    }

    /// <summary>Reads the newest entries of a log.</summary>
    /// <param name="home">The customer.</param>
    /// <param name="count">How many at most, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The entries, oldest first, and how many the log has.</returns>
    public async Task<(IReadOnlyList<Entry> Entries, int Length)> NewestAsync(CustomerId home, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var (values, length) = await StretchAsync(home, -count, -1, cancellationToken);
        var first = length - values.Count + 1;
        return ([.. values.Select((value, i) => Read(value).At(home, first + i))], length);
    }

    /// <summary>Reads stretches of any logs, all in one round trip; what several of them hold is read once.</summary>
    /// <param name="stretches">The stretches.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The entries of each, in order.</returns>
    public async Task<IReadOnlyDictionary<LogStretch, IReadOnlyList<Entry>>> StretchesAsync(
        IReadOnlyCollection<LogStretch> stretches, CancellationToken cancellationToken)
    {
        var read = await Task.WhenAll(LogStretch.Joined(stretches)
            .Select(async whole => (Whole: whole, Entries: await RangeAsync(whole.Home, whole.From, whole.To, cancellationToken))));
        return stretches.Distinct().ToDictionary(
            static stretch => stretch,
            IReadOnlyList<Entry> (stretch) =>
            {
                var (whole, entries) = read.First(r => r.Whole.Holds(stretch));
                return [.. entries.Skip(stretch.From - whole.From).TakeWhile(e => e.Id.Sequence <= stretch.To)];
            });
    }

    private async Task<(IReadOnlyList<RedisValue> Values, int Length)> StretchAsync(CustomerId home, int start, int stop, CancellationToken cancellationToken)
    {
        var keys = new CustomerKeys(home);
        while (true)
        {
            var found = (RedisResult[])(await redis.EvaluateAsync(Stretch, [keys.Log, keys.State], [start, stop], cancellationToken))!;
            if ((int)found[0] is >= 0 and var length)
            {
                return ([.. found.Skip(1).Select(static value => (RedisValue)value)], length);
            }

            await recovery.FinishAsync(home, cancellationToken);
        }
    }

    private static StoredEntry Read(RedisValue value) => StoreJson.Read<StoredEntry>(value);
}
