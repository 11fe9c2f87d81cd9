using Continuity.Customers;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Threads;
using StackExchange.Redis;

namespace Continuity.Redis.Threads;

/// <summary>Reads logs. An entry's place never changes and nothing is ever removed, so that a page read by sequence has the same entries whenever it is read. Only what an entry says may be completed or redacted in its place.</summary>
public sealed class EntryLog
{
    private static readonly Script Stretch = Script.Reading("range.lua");
    private static readonly Script Position = Script.Reading("position.lua");
    private static readonly Script Mark = Script.Reading("mark.lua");
    private readonly IRedisCalls redis;
    private readonly CommitRecovery recovery;

    internal EntryLog(IRedisCalls redis, CommitRecovery recovery) => (this.redis, this.recovery) = (redis, recovery);

    /// <summary>How many entries a log has.</summary>
    /// <param name="home">The customer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<int> LengthAsync(CustomerId home, CancellationToken cancellationToken) =>
        recovery.IsNeeded ? (int)(await StretchAsync(home, 1, 0, cancellationToken)).Length : (int)await redis.ListLengthAsync(new CustomerKeys(home).Log, cancellationToken);

    /// <summary>Where a home stands: while it is the same, nothing was recorded or changed there.</summary>
    /// <param name="home">The customer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null where a commit was left unfinished, so that only reading on tells.</returns>
    internal async Task<string?> MarkAsync(CustomerId home, CancellationToken cancellationToken)
    {
        var keys = new CustomerKeys(home);
        return (string?)await redis.EvaluateAsync(Mark, [keys.State, keys.Log], [], cancellationToken) is { Length: > 0 } mark ? mark : null;
    }

    /// <summary>Reads a stretch of a log.</summary>
    /// <param name="home">The customer.</param>
    /// <param name="from">The first sequence, from 1.</param>
    /// <param name="to">The last sequence, included; past the end is the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The entries in order; none where <paramref name="to"/> lies before <paramref name="from"/>.</returns>
    public async Task<IReadOnlyList<Entry>> RangeAsync(CustomerId home, int from, int to, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        return [.. (await LinesAsync(home, from, to, cancellationToken)).Select(static line => line.Entry)];
    }

    /// <summary>Reads a stretch of a log whose length is not known.</summary>
    /// <param name="home">The customer.</param>
    /// <param name="from">The first sequence; negative where it counts from the end, as <paramref name="to"/> does then: −1 is the newest entry.</param>
    /// <param name="to">The last sequence, included; past the end is the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The entries, oldest first, and how many the log has.</returns>
    public async Task<(IReadOnlyList<LoggedEntry> Entries, int Length)> MeasureAsync(CustomerId home, int from, int to, CancellationToken cancellationToken)
    {
        var (start, stop) = from < 0 ? (from, to) : (from - 1, to - 1);
        var (values, length) = recovery.IsNeeded
            ? await StretchAsync(home, start, stop, cancellationToken)
            : await redis.ListRangeWithLengthAsync(new CustomerKeys(home).Log, start, stop, cancellationToken);
        var first = from < 0 ? Math.Max(1, (int)length + from + 1) : from;
        return ([.. values.Select((value, i) => new LoggedEntry(new(home, first + i), value))], (int)length);
    }

    /// <summary>Finds places in logs by time, all in one round trip.</summary>
    /// <param name="homes">The customers.</param>
    /// <param name="until">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many of each one's entries were recorded no later. Where a log's times are not in order, as those of entries recorded at once may be, one such place.</returns>
    public async Task<IReadOnlyDictionary<CustomerId, int>> PositionsAsync(
        IEnumerable<CustomerId> homes, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(homes.Select(async home => KeyValuePair.Create(home, await PositionAsync(home, until, cancellationToken))));
        return new Dictionary<CustomerId, int>(found);
    }

    /// <summary>Reads stretches of any logs, all in one round trip; what several of them hold is read once.</summary>
    /// <param name="stretches">The stretches.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The entries of each, in order.</returns>
    public async Task<IReadOnlyDictionary<LogStretch, IReadOnlyList<LoggedEntry>>> StretchesAsync(
        IReadOnlyCollection<LogStretch> stretches, CancellationToken cancellationToken)
    {
        var read = await Task.WhenAll(LogStretch.Joined(stretches)
            .Select(async whole => (Whole: whole, Entries: await LinesAsync(whole.Home, whole.From, whole.To, cancellationToken))));
        return stretches.Distinct().ToDictionary(
            static stretch => stretch,
            IReadOnlyList<LoggedEntry> (stretch) =>
            {
                var (whole, entries) = read.First(r => r.Whole.Holds(stretch));
                return [.. entries.Skip(stretch.From - whole.From).TakeWhile(e => e.Id.Sequence <= stretch.To)];
            });
    }

    /// <summary>Reads a stretch of a log, no further than is asked for.</summary>
    internal async Task<IReadOnlyList<LoggedEntry>> LinesAsync(CustomerId home, int from, int to, CancellationToken cancellationToken)
    {
        if (to < from)
        {
            return [];
        }

        var values = recovery.IsNeeded
            ? (await StretchAsync(home, from - 1, to - 1, cancellationToken)).Values
            : await redis.ListRangeAsync(new CustomerKeys(home).Log, from - 1, to - 1, cancellationToken);
        return [.. values.Select((value, i) => new LoggedEntry(new(home, from + i), value))];
    }

    private async Task<int> PositionAsync(CustomerId home, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var keys = new CustomerKeys(home);
        while (true)
        {
            var found = (int)await redis.EvaluateAsync(Position, [keys.Log, keys.State], [until.ToUnixTimeMilliseconds()], cancellationToken);
            if (found >= 0)
            {
                return found;
            }

            await recovery.FinishAsync(home, cancellationToken);
        }
    }

    private async Task<(IReadOnlyList<RedisValue> Values, long Length)> StretchAsync(CustomerId home, int start, int stop, CancellationToken cancellationToken)
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
}
