namespace Continuity.Recovery;

/// <summary>
/// Finds the hours in which a category is over-represented: in which more of its reports of a period lie than of all reports, of whatever category, of the 8 weeks before. So the hours in which much is
/// reported of everything are no trend, nor is it one that a category is reported more.
/// </summary>
internal static class HourTrends
{
    /// <summary>Finds them.</summary>
    /// <param name="counts">Of each category, how often it was reported in each half hour of the week in the period.</param>
    /// <param name="before">How often all were in the 8 weeks before.</param>
    /// <param name="period">The period.</param>
    /// <param name="minimum">How many reports a trend has at least.</param>
    /// <param name="options">The options.</param>
    public static IEnumerable<Trend> Find(
        IReadOnlyList<(string Category, IReadOnlyList<int> HalfHours)> counts, IReadOnlyList<int> before, TrendPeriod period, int minimum, TrendOptions options)
    {
        // A category is tested as a whole, by its least likely half hour; and within those of which something is to be told, each half hour at the rate that is left for it (Y. Benjamini and
        // M. Bogomolov 2014, Selective inference on multiple families of hypotheses, Journal of the Royal Statistical Society B 76, 297-318).
        var tested = counts
            .Where(one => one.HalfHours.Sum() >= minimum)
            .Select(one => (Of: one, Search: new HalfHourSearch(one.HalfHours, before)))
            .Select(static one => (one.Of, one.Search, PValue: Math.Min(1, one.Search.Tested * one.Search.LeastPValue)))
            .OrderBy(static one => one.PValue)
            .ToList();
        var told = tested.Take(BenjaminiHochberg.Count([.. tested.Select(static one => one.PValue)], tested.Count, options.FalseTrends)).ToList();

        // A category of which nothing is worth telling must not make room for others: without it the rate is less, until of each that is left something is told at it.
        while (told.Count > 0)
        {
            var rate = options.FalseTrends * told.Count / tested.Count;
            var found = told
                .Where(one => one.PValue <= rate)
                .Select(one => (one, Trends: one.Search.Find(rate / one.Search.Tested)
                    .Select(range => Told(one.Of, range, before, period))
                    .Where(trend => CombinationTrends.IsWorthTelling(trend, minimum, options))
                    .ToList()))
                .Where(static one => one.Trends.Count > 0)
                .ToList();
            if (found.Count == told.Count)
            {
                return found.SelectMany(static one => one.Trends);
            }

            told = [.. found.Select(static one => one.one)];
        }

        return [];
    }

    private static Trend Told((string Category, IReadOnlyList<int> HalfHours) counts, HalfHourRange range, IReadOnlyList<int> before, TrendPeriod period)
    {
        var halfHours = range.HalfHours;
        var (count, countBefore) = (halfHours.Sum(one => counts.HalfHours[one]), halfHours.Sum(one => before[one]));
        var (of, ofBefore) = (counts.HalfHours.Sum(), before.Sum());
        var expected = CombinationTrends.Expected(countBefore, ofBefore, of);
        return new(TrendDimension.HourOfWeek, counts.Category, range.ToString(), count, expected, ExactTest.AtLeast(count, of, countBefore, ofBefore), period) { HalfHours = halfHours };
    }
}
