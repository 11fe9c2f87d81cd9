using Continuity.Recovery;

namespace Continuity.Redis.Recovery;

/// <summary>
/// Four weeks of reports, which are counted together by quarters of an hour (UTC): hours of every time zone begin with one, so that the zone in which trends are told may be changed at any time.
/// </summary>
/// <param name="Number">The number of such blocks since 1970 before it.</param>
internal readonly record struct TrendBlock(int Number)
{
    /// <summary>How many quarters of an hour it has.</summary>
    public const int Quarters = 28 * 24 * 4;

    private static readonly TimeSpan Length = TimeSpan.FromDays(28);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private DateTimeOffset Start => DateTimeOffset.UnixEpoch.AddTicks(Number * Length.Ticks);

    /// <summary>The block that a time lies in.</summary>
    /// <param name="at">The time, not before 1970.</param>
    public static TrendBlock Of(DateTimeOffset at) => new((int)((at - DateTimeOffset.UnixEpoch).Ticks / Length.Ticks));

    /// <summary>The blocks that a stretch of time lies in.</summary>
    /// <param name="since">From when.</param>
    /// <param name="until">Until when; what happens then no longer belongs to it.</param>
    public static IEnumerable<TrendBlock> Between(DateTimeOffset since, DateTimeOffset until)
    {
        var (first, last) = (Of(since), Of(until.AddTicks(-1)));
        return Enumerable.Range(first.Number, last.Number - first.Number + 1).Select(static number => new TrendBlock(number));
    }

    /// <summary>The quarter of an hour, from 0, that a time in it lies in.</summary>
    /// <param name="at">The time.</param>
    public int QuarterOf(DateTimeOffset at) => (int)((at - Start).Ticks / Quarter.Ticks);

    /// <summary>When a quarter of an hour begins.</summary>
    /// <param name="quarter">The quarter, from 0.</param>
    public DateTimeOffset StartOf(int quarter) => Start.AddTicks(quarter * Quarter.Ticks);

    /// <summary>How long it is still kept: until nothing can be compared with it any longer.</summary>
    /// <param name="now">The time.</param>
    public TimeSpan KeptFor(DateTimeOffset now) => Start + Length + TrendPeriod.CountedFor - now;
}
