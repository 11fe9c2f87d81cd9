using Continuity.Recovery;
using Continuity.Redis.Keys;
using Continuity.Redis.Projections;

namespace Continuity.Redis.Recovery;

/// <summary>A report as it is listed under its category: what it is counted by stands beside it, so that those of a combination are found without reading the others.</summary>
/// <param name="Id">The report.</param>
/// <param name="Product">The product in capitals, or empty.</param>
/// <param name="Site">The place in capitals, or empty.</param>
/// <param name="InvolvedAgent">The agent, or empty.</param>
internal sealed record ListedReport(ProblemReportId Id, string Product, string Site, string InvolvedAgent)
{
    private const char Separator = '\n';

    /// <summary>The entry of a report.</summary>
    public static ListedReport Of(ProblemReported message) =>
        new(message.Report, message.Product?.ToUpperInvariant() ?? "", message.Site?.ToUpperInvariant() ?? "", message.InvolvedAgent ?? "");

    /// <summary>Reads one.</summary>
    public static ListedReport Read(string text) => text.Split(Separator) is [var id, var product, var site, var agent]
        ? new(NumberText.Read(id) is var (home, number) ? new(home, number) : default, product, site, agent)
        : throw new FormatException("A report is listed in no known way.");

    /// <summary>Whether a trend is about it, if it is of its category, period and hours.</summary>
    public bool IsOf(Trend trend) => trend.Dimension switch
    {
        TrendDimension.Product => Product.Equals(trend.Value, StringComparison.OrdinalIgnoreCase),
        TrendDimension.Site => Site.Equals(trend.Value, StringComparison.OrdinalIgnoreCase),
        TrendDimension.InvolvedAgent => InvolvedAgent == trend.Value,
        _ => true,
    };

    /// <inheritdoc/>
    public override string ToString() => string.Join(Separator, NumberText.Of(Id.Home, Id.Number), Product, Site, InvolvedAgent);
}
