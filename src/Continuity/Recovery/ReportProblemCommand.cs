using Continuity.Tickets;

namespace Continuity.Recovery;

/// <summary>Reports a problem.</summary>
/// <param name="Ticket">The ticket that it came up on, in whatever state.</param>
/// <param name="Kind">What went wrong.</param>
/// <param name="Category">What it is counted as, 1 to 100 characters on one line.</param>
/// <param name="Description">What happened, 1 to 4,000 characters.</param>
public sealed record ReportProblemCommand(TicketId Ticket, ProblemKind Kind, string Category, string Description)
{
    /// <summary>The product, 1 to 100 characters on one line, or null.</summary>
    public string? Product { get; init; }

    /// <summary>The place, 1 to 100 characters on one line, or null.</summary>
    public string? Site { get; init; }

    /// <summary>When it happened, at most 366 days ago; null for now.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The agent whose conduct it is about, by the subject of their token; only with <see cref="ProblemKind.Conduct"/>. Null where it is about nobody's, or it is not known whose.</summary>
    public string? InvolvedAgent { get; init; }
}
