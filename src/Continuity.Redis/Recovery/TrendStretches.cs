using Continuity.Recovery;

namespace Continuity.Redis.Recovery;

/// <summary>The stretches of a period that trends are about. What a clock shows is found once for all of them.</summary>
internal sealed class TrendStretches
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private readonly TrendPeriod period;
    private readonly Lazy<int[]> halfHours;

    /// <summary>Makes one.</summary>
    /// <param name="period">The period.</param>
    /// <param name="zone">The time zone of the clock.</param>
    public TrendStretches(TrendPeriod period, TimeZoneInfo zone)
    {
        this.period = period;
        halfHours = new(() => [.. Enumerable.Range(0, (int)((period.Until - period.Since) / Quarter)).Select(quarter => TrendTally.HalfHourOf(StartOf(quarter), zone))]);
    }

    /// <summary>The stretches of a trend, the newest first: the whole period where it is about no hours.</summary>
    /// <param name="trend">The trend, of this period.</param>
    /// <returns>When each begins, and when it has ended.</returns>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Of(Trend trend)
    {
        if (trend.HalfHours.Count == 0)
        {
            yield return (period.Since, period.Until);
            yield break;
        }

        var (hours, end) = (trend.HalfHours.ToHashSet(), halfHours.Value.Length);
        for (var quarter = end - 1; quarter >= -1; quarter--)
        {
            if (quarter < 0 || !hours.Contains(halfHours.Value[quarter]))
            {
                if (end > quarter + 1)
                {
                    yield return (StartOf(quarter + 1), StartOf(end));
                }

                end = quarter;
            }
        }
    }

    private DateTimeOffset StartOf(int quarter) => period.Since + (quarter * Quarter);
}
