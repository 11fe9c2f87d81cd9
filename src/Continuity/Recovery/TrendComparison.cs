namespace Continuity.Recovery;

/// <summary>
/// Which times a period is compared with: of the 8 weeks before, those that have as much of each day and hour of the week as the period has, by the clock on the wall. Else what is reported on Saturdays
/// would be a trend of every Saturday.
/// </summary>
internal sealed class TrendComparison
{
    private const int Weeks = 8;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private readonly TrendPeriod period;
    private readonly TimeZoneInfo zone;
    private readonly DateTime since;
    private readonly TimeSpan length;
    private readonly TimeSpan step;
    private readonly TimeSpan reach;

    /// <summary>Makes one.</summary>
    /// <param name="period">The period.</param>
    /// <param name="zone">The time zone of the clock.</param>
    public TrendComparison(TrendPeriod period, TimeZoneInfo zone)
    {
        (this.period, this.zone) = (period, zone);
        since = Wall(period.Since);
        length = Wall(period.Until) - since;
        var weeks = (int)Math.Max(1, Math.Ceiling((length - TrendPeriod.Slack) / Week));

        // Whole weeks are compared with every week; any other period with itself so many whole weeks earlier, and as much again, as often as all of it fits in.
        var isWhole = length >= weeks * Week;
        step = isWhole ? Week : weeks * Week;
        length = isWhole ? Week : length;
        reach = isWhole ? TimeSpan.MaxValue : Weeks / weeks * step;
    }

    /// <summary>Whether the period is compared with a time.</summary>
    /// <param name="at">The time.</param>
    public bool Contains(DateTimeOffset at)
    {
        if (at >= period.Since || at < period.ComparedSince)
        {
            return false;
        }

        var back = (since - Wall(at)).Ticks;
        var into = ((-back % step.Ticks) + step.Ticks) % step.Ticks;
        return back <= reach.Ticks && into < length.Ticks;
    }

    private DateTime Wall(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;
}
