using Continuity.Api.Callers;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.GraphQL;
using Continuity.Recovery;
using Continuity.Redis.Recovery;

namespace Continuity.Api.Recovery;

/// <summary>A category of problems that is over-represented in a period, against the 8 weeks before.</summary>
[GraphQLName("Trend")]
internal sealed class TrendNode(TrendReportsOf source)
{
    private Trend Trend => source.Trend;

    /// <summary>By what.</summary>
    public TrendDimension Dimension => Trend.Dimension;

    /// <summary>
    /// By which product, place or agent (their id); of CATEGORY the category. Of HOUR_OF_WEEK the hours, in the time zone of the options: a half hour of the week such as `WED 15:30`, several such as
    /// `WED 15:30-17:00`, or those of every day, such as `08:30-09:30`.
    /// </summary>
    public string Value => Trend.Dimension == TrendDimension.InvolvedAgent ? NodeId.OfAgent(Trend.Value) : Trend.Value;

    /// <summary>The category, in the spelling that was used most.</summary>
    public string Category => Trend.Category;

    /// <summary>How many reports there are in the period; 5 at least.</summary>
    public int Count => Trend.Count;

    /// <summary>How many there would be if these made up as much of all reports as in the 8 weeks before; of HOUR_OF_WEEK, if as much of the category's lay in these hours as of all reports did then. Where there were none, half a report is taken for it.</summary>
    public double Expected => Trend.Expected;

    /// <summary>How many times as many there are as expected.</summary>
    public double Lift => Trend.Lift;

    /// <summary>How likely as many would be by chance (Fisher's exact test, one-sided), before it is taken into account how much was tested: which of them are told, that decides.</summary>
    public double PValue => Trend.PValue;

    /// <summary>The agent whose conduct it is about; null where it is about none.</summary>
    public async Task<AgentNode?> GetAgentAsync(Reader reader, CancellationToken cancellationToken) =>
        Trend.Dimension == TrendDimension.InvolvedAgent ? await reader.AgentAsync(Trend.Value, cancellationToken) : null;

    /// <summary>The reports behind it that you may see, the newest first, 10 at most.</summary>
    [Cost(TrendCosts.Reports)]
    [ListSize(AssumedSize = TrendReports.Most)]
    public async Task<IReadOnlyList<ProblemReportNode>> GetReportsAsync(INewestByTrendDataLoader newest, ProblemReportReader reports, CancellationToken cancellationToken) =>
        await reports.ManyAsync(await newest.LoadAsync(source, cancellationToken) ?? [], cancellationToken);
}
