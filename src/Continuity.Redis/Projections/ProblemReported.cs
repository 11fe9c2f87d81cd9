using Continuity.Customers;
using Continuity.Recovery;

namespace Continuity.Redis.Projections;

/// <summary>A problem was reported, and is counted, once however often this comes.</summary>
/// <param name="Report">The report.</param>
/// <param name="IsConduct">Whether it is of conduct, which is for supervisors only.</param>
/// <param name="Category">Its category.</param>
/// <param name="OccurredAt">When it happened.</param>
internal sealed record ProblemReported(ProblemReportId Report, bool IsConduct, string Category, DateTimeOffset OccurredAt) : OutboxMessage
{
    /// <summary>The product, or null.</summary>
    public string? Product { get; init; }

    /// <summary>The place, or null.</summary>
    public string? Site { get; init; }

    /// <summary>The agent whose conduct it is about, by the subject of their token; or null.</summary>
    public string? InvolvedAgent { get; init; }

    /// <summary>The message of a report.</summary>
    /// <param name="home">Its home.</param>
    /// <param name="report">The report.</param>
    public static ProblemReported Of(CustomerId home, ProblemReport report) =>
        new(new(home, report.Number), report.Kind == ProblemKind.Conduct, report.Category, report.OccurredAt)
        {
            Product = report.Product,
            Site = report.Site,
            InvolvedAgent = report.InvolvedAgent,
        };
}
