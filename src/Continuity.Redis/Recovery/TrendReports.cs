using Continuity.Recovery;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using StackExchange.Redis;

namespace Continuity.Redis.Recovery;

/// <summary>The reports behind trends, as far as the relay has come.</summary>
public sealed class TrendReports
{
    /// <summary>How many are told of a trend at most.</summary>
    public const int Most = 20;

    private const int Page = 1000;
    private const int MostPages = 20;
    private readonly IRedisCalls redis;

    internal TrendReports(IRedisCalls redis) => this.redis = redis;

    /// <summary>Finds the newest reports of each trend, at most <see cref="Most"/>. Where a category has many others, they are looked for among its newest 20,000 of each four weeks.</summary>
    /// <param name="trends">The trends.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Their reports, the newest first.</returns>
    public async Task<IReadOnlyDictionary<TrendReportsOf, IReadOnlyList<ProblemReportId>>> NewestAsync(IEnumerable<TrendReportsOf> trends, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(trends.Distinct().Select(async asked => KeyValuePair.Create(asked, await NewestAsync(asked, cancellationToken))));
        return found.ToDictionary();
    }

    private async Task<IReadOnlyList<ProblemReportId>> NewestAsync(TrendReportsOf asked, CancellationToken cancellationToken)
    {
        var newest = new List<(ProblemReportId Id, double Place)>();
        foreach (var block in TrendBlock.Between(asked.Trend.Period.Since, asked.Trend.Period.Until).Reverse())
        {
            var keys = new TrendReportKeys(block.Number, asked.Trend.Category.ToUpperInvariant());
            bool[] kinds = asked.WithConduct ? [false, true] : [false];
            var found = await Task.WhenAll(kinds.Select(isConduct => OfListAsync(keys.Reports(isConduct), asked, cancellationToken)));
            newest.AddRange(found.SelectMany(static list => list).OrderBy(static one => one.Place));
            if (newest.Count >= Most)
            {
                break;
            }
        }

        return [.. newest.Take(Most).Select(static one => one.Id)];
    }

    private async Task<IReadOnlyList<(ProblemReportId Id, double Place)>> OfListAsync(string key, TrendReportsOf asked, CancellationToken cancellationToken)
    {
        // The place is the time in milliseconds, below zero: what is newest comes first.
        var (from, to) = (1 - asked.Trend.Period.Until.ToUnixTimeMilliseconds(), -asked.Trend.Period.Since.ToUnixTimeMilliseconds());
        var hours = asked.Trend.HalfHours.ToHashSet();
        var found = new List<(ProblemReportId Id, double Place)>();
        for (var page = 0; page < MostPages && found.Count < Most; page++)
        {
            var read = await redis.SortedSetRangeByScoreAsync(key, from, to, page * Page, Page, cancellationToken);
            found.AddRange(read
                .Where(one => hours.Count == 0 || hours.Contains(TrendTally.HalfHourOf(DateTimeOffset.FromUnixTimeMilliseconds(-(long)one.Score), asked.Zone)))
                .Select(static one => (Report: ListedReport.Read((string)one.Element!), Place: one.Score))
                .Where(one => one.Report.IsOf(asked.Trend))
                .Select(static one => (one.Report.Id, one.Place)));
            if (read.Length < Page)
            {
                break;
            }
        }

        return found;
    }
}
