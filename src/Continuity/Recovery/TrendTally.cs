namespace Continuity.Recovery;

/// <summary>Adds up what was counted, and says which trends there are.</summary>
public sealed class TrendTally
{
    private readonly Dictionary<(string Category, string Value), TrendTallyRow> rows = [];
    private readonly int[] before = new int[HalfHourRange.OfWeek];
    private readonly TrendPeriod period;
    private readonly TrendComparison comparison;
    private readonly TrendDimension dimension;
    private readonly TrendOptions options;
    private readonly TimeZoneInfo zone;

    /// <summary>Makes one.</summary>
    /// <param name="period">The period in which trends are looked for; by hours, of whole weeks.</param>
    /// <param name="dimension">By what.</param>
    /// <param name="options">The options.</param>
    public TrendTally(TrendPeriod period, TrendDimension dimension, TrendOptions options)
    {
        (this.period, this.dimension, this.options) = (period, dimension, options);
        zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        comparison = new(period, zone);
    }

    /// <summary>The counts of each combination, whatever its spellings.</summary>
    internal IReadOnlyList<TrendTallyRow> Rows =>
    [
        .. rows.Values
            .GroupBy(static row => row.Category.ToUpperInvariant())
            .SelectMany(ofCategory => ofCategory.GroupBy(row => dimension == TrendDimension.InvolvedAgent ? row.Value : row.Value.ToUpperInvariant()))
            .Select(static spellings => TrendTallyRow.Merged([.. spellings])),
    ];

    private bool IsByHour => dimension == TrendDimension.HourOfWeek;

    /// <summary>Where a time stands.</summary>
    /// <param name="at">The time.</param>
    public TrendPlace PlaceOf(DateTimeOffset at) =>
        new(period.Contains(at), comparison.Contains(at), IsByHour ? HalfHourOf(at, zone) : 0);

    /// <summary>The half hour of the week that a time lies in, 0 on Monday at 00:00 to 335.</summary>
    /// <param name="at">The time.</param>
    /// <param name="zone">The time zone of the clock that tells it.</param>
    public static int HalfHourOf(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return ((((int)local.DayOfWeek + 6) % 7) * HalfHourRange.OfDay) + (local.Hour * 2) + (local.Minute / 30);
    }

    /// <summary>The counts of a combination, to be added to.</summary>
    /// <param name="category">The category, as it was spelt.</param>
    /// <param name="value">The product, place or agent, as it was spelt; the category itself where it is counted by nothing else.</param>
    public TrendTallyRow RowOf(string category, string value)
    {
        if (!rows.TryGetValue((category, value), out var row))
        {
            rows[(category, value)] = row = new(category, value, IsByHour ? before : null);
        }

        return row;
    }

    /// <summary>The counts of all combinations that have none of their own, to be added to: they count with all, and none of them is told.</summary>
    public TrendTallyRow RowOfOthers() => RowOf(CombinationTrends.Others, CombinationTrends.Others);

    /// <summary>The trends, the least likely by chance first, at most <see cref="TrendOptions.Most"/>.</summary>
    /// <param name="minimum">How many reports a trend has at least; never fewer than <see cref="TrendOptions.LeastCount"/>.</param>
    public IReadOnlyList<Trend> Trends(int minimum)
    {
        minimum = Math.Max(minimum, TrendOptions.LeastCount);
        var merged = Rows;
        var found = IsByHour
            ? HourTrends.Find([.. merged.Where(static row => row.Category != CombinationTrends.Others).Select(static row => (row.Category, row.HalfHours))], before, period, minimum, options)
            : CombinationTrends.Find([.. merged.Select(static row => new TrendCount(row.Category, row.Value, row.Count, row.Before))], dimension, period, minimum, options);
        return
        [
            .. found
                .OrderBy(static trend => trend.PValue)
                .ThenByDescending(static trend => trend.Count)
                .ThenBy(static trend => trend.Category, StringComparer.Ordinal)
                .ThenBy(static trend => trend.Value, StringComparer.Ordinal)
                .Take(TrendOptions.Most),
        ];
    }
}
