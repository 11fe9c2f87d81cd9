using Continuity.GraphQL;
using Continuity.Recovery;

namespace Continuity.Api.Recovery;

/// <summary>What goes wrong often.</summary>
[QueryType]
internal static class TrendQueries
{
    /// <summary>
    /// The categories of problems that are over-represented in a period, against the 8 weeks before it: the least likely by chance first, at most 50. What is told is tested by Fisher's exact test, and
    /// by Benjamini and Hochberg so that at most one in twenty of what is told is chance (an option); with no reports in those 8 weeks nothing is. By when a problem happened, not by when it was reported. For agents;
    /// reports of CONDUCT count for supervisors only. FORBIDDEN to others.
    /// </summary>
    /// <param name="since">From when, at most 366 days ago; the whole hour (UTC) counts.</param>
    /// <param name="until">Until when, at most 8 weeks later; the whole hour (UTC) counts. Left out, now.</param>
    /// <param name="dimension">By what. INVOLVED_AGENT is for supervisors only: FORBIDDEN to others.</param>
    /// <param name="minimumCount">How many reports a trend has at least, from 5.</param>
    [ListSize(AssumedSize = TrendOptions.Most)]
    public static Task<IReadOnlyList<TrendNode>> GetProblemTrendsAsync(
        DateTimeOffset since, DateTimeOffset? until, TrendDimension dimension, [DefaultValue("5")] int? minimumCount, TrendReader trends, CancellationToken cancellationToken) =>
        trends.FindAsync(since, until, dimension, minimumCount ?? TrendOptions.LeastCount, cancellationToken);
}
