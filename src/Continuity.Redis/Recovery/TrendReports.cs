using Continuity.Recovery;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using StackExchange.Redis;

namespace Continuity.Redis.Recovery;

/// <summary>The reports behind trends, as far as the relay has come.</summary>
public sealed class TrendReports
{
    /// <summary>How many are told of a trend at most.</summary>
    public const int Most = 10;

    private static readonly Script Newest = Script.Reading("trend_newest.lua");
    private readonly IRedisCalls redis;

    internal TrendReports(IRedisCalls redis) => this.redis = redis;

    /// <summary>Finds the newest reports of each trend, at most <see cref="Most"/>, in one round trip for all: no more than these are read of any list.</summary>
    /// <param name="trends">The trends.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Their reports, the newest first.</returns>
    public async Task<IReadOnlyDictionary<TrendReportsOf, IReadOnlyList<ProblemReportId>>> NewestAsync(IEnumerable<TrendReportsOf> trends, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(trends
            .Distinct()
            .GroupBy(static asked => (asked.Trend.Period, asked.Zone))
            .SelectMany(group =>
            {
                var stretches = new TrendStretches(group.Key.Period, group.Key.Zone);
                return group.Select(async asked => KeyValuePair.Create(asked, await NewestAsync(asked, [.. stretches.Of(asked.Trend)], cancellationToken)));
            }));
        return found.ToDictionary();
    }

    private async Task<IReadOnlyList<ProblemReportId>> NewestAsync(
        TrendReportsOf asked, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> stretches, CancellationToken cancellationToken)
    {
        bool[] kinds = asked.WithConduct ? [false, true] : [false];
        var found = await Task.WhenAll(TrendBlock.Between(asked.Trend.Period.Since, asked.Trend.Period.Until).SelectMany(block => kinds.Select(isConduct => OfListAsync(
            new TrendReportKeys(block.Number, asked.Trend.Category.ToUpperInvariant()).Reports(asked.Trend.Dimension, asked.Trend.Value, isConduct),
            stretches.Where(stretch => TrendBlock.Of(stretch.From).Number <= block.Number && TrendBlock.Of(stretch.To.AddTicks(-1)).Number >= block.Number),
            cancellationToken))));
        return [.. found.SelectMany(static list => list).OrderBy(static one => one.Place).Take(Most).Select(static one => one.Id)];
    }

    private async Task<IEnumerable<(ProblemReportId Id, long Place)>> OfListAsync(
        string key, IEnumerable<(DateTimeOffset From, DateTimeOffset To)> stretches, CancellationToken cancellationToken)
    {
        // The place is the time in milliseconds, below zero: what is newest comes first.
        RedisValue[] arguments = [Most, .. stretches.SelectMany(static stretch => new RedisValue[] { 1 - stretch.To.ToUnixTimeMilliseconds(), -stretch.From.ToUnixTimeMilliseconds() })];
        if (arguments.Length == 1)
        {
            return [];
        }

        var found = (RedisResult[])(await redis.EvaluateAsync(Newest, [key], arguments, cancellationToken))!;
        return found.Chunk(2).Select(static one => (NumberText.Read((string)one[0]!) is var (home, number) ? new ProblemReportId(home, number) : default, (long)(double)one[1]));
    }
}
