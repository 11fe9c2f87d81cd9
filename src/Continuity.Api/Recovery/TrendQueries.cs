using Continuity.GraphQL;
using Continuity.Recovery;

namespace Continuity.Api.Recovery;

/// <summary>What goes wrong often.</summary>
[QueryType]
internal static class TrendQueries
{
    /// <summary>
    /// The categories of problems that are over-represented in a period, against the 8 weeks before it: the least likely by chance first, at most 50. A period that is not whole weeks is compared with the same
    /// days and hours of those weeks only, as often as it fits in. What is told is tested by Fisher's exact test, and by Benjamini and Hochberg so that at most one in twenty of what is told is chance (an option);
    /// with no reports in those 8 weeks nothing is. Told is what is 1.5 times as many as expected (an option): a category that made up over two thirds of all reports before can never be. Categories, products, places
    /// and agents are counted each by themselves up to 20,000 combinations in four weeks; what comes beyond is counted together, and told of no more. By when a problem happened, not by when it was reported. For
    /// agents; reports of CONDUCT count for supervisors only. FORBIDDEN to others.
    /// </summary>
    /// <param name="since">From when, at most 366 days ago; the whole hour (UTC) counts.</param>
    /// <param name="until">
    /// Until when, at most 8 weeks later; the whole hour (UTC) counts. Left out, or ahead, now. For HOUR_OF_WEEK, whole weeks after `since`, by the clock on the wall and to within 2 hours, in which clocks may be changed.
    /// </param>
    /// <param name="dimension">By what. INVOLVED_AGENT is for supervisors only: FORBIDDEN to others.</param>
    /// <param name="minimumCount">How many reports a trend has at least, from 5.</param>
    [Cost(TrendCosts.Trends)]
    [ListSize(AssumedSize = TrendOptions.Most)]
    public static Task<IReadOnlyList<TrendNode>> GetProblemTrendsAsync(
        DateTimeOffset since, DateTimeOffset? until, TrendDimension dimension, [DefaultValue("5")] int? minimumCount, TrendReader trends, CancellationToken cancellationToken) =>
        trends.FindAsync(since, until, dimension, minimumCount ?? TrendOptions.LeastCount, cancellationToken);
}
