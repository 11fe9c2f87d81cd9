namespace Continuity.Recovery;

/// <summary>
/// Finds the combinations, of a category and a product, place or agent, or categories by themselves, that make up more of a period's reports than of those of the 8 weeks before. Parts are compared, not
/// numbers: that more is reported of everything is no trend.
/// </summary>
internal static class CombinationTrends
{
    /// <summary>What stands for the category and value of all that have no counts of their own.</summary>
    public const string Others = "";

    /// <summary>Finds them.</summary>
    /// <param name="counts">All combinations that were reported, each once, and beside them the others.</param>
    /// <param name="dimension">What they are counted by.</param>
    /// <param name="period">The period.</param>
    /// <param name="minimum">How many reports a trend has at least.</param>
    /// <param name="options">The options.</param>
    public static IEnumerable<Trend> Find(IReadOnlyList<TrendCount> counts, TrendDimension dimension, TrendPeriod period, int minimum, TrendOptions options)
    {
        var (all, allBefore) = (counts.Sum(static one => one.Count), counts.Sum(static one => one.Before));
        if (all == 0 || allBefore == 0)
        {
            return [];
        }

        // Those that were reported too seldom in both together to be told in any case are not tested. Which these are depends only on what the test takes as given, so that its p-values
        // stay true (R. E. Tarone 1990, A modified Bonferroni method for discrete data, Biometrics 46, 515-522); by the period's counts alone they would not.
        var tested = counts
            .Where(one => one.Category != Others && one.Count + one.Before >= minimum)
            .Select(one => new Trend(
                dimension, one.Category, one.Value, one.Count, Expected(one.Before, allBefore, all), ExactTest.AtLeast(one.Count, all, one.Before, allBefore), period))
            .ToList();
        var worthTelling = tested.Where(trend => IsWorthTelling(trend, minimum, options)).OrderBy(static trend => trend.PValue).ToList();
        return worthTelling.Take(BenjaminiHochberg.Count([.. worthTelling.Select(static trend => trend.PValue)], tested.Count, options.FalseTrends));
    }

    /// <summary>Whether there are so many reports, and so many times as many as expected, that a trend is told if it is no chance.</summary>
    /// <param name="trend">The trend.</param>
    /// <param name="minimum">How many reports a trend has at least.</param>
    /// <param name="options">The options.</param>
    internal static bool IsWorthTelling(Trend trend, int minimum, TrendOptions options) => trend.Count >= minimum && trend.Lift >= options.LeastLift;

    /// <summary>How many there would be in a period by the part that they made up before. Half a report stands for none, which would make any number infinitely many times as many.</summary>
    /// <param name="before">How many there were before.</param>
    /// <param name="ofBefore">Of how many.</param>
    /// <param name="of">How many there are in all in the period.</param>
    internal static double Expected(int before, int ofBefore, int of) => Math.Max(before, 0.5) * of / ofBefore;
}
