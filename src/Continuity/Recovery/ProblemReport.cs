using Continuity.Callers;

namespace Continuity.Recovery;

/// <summary>Something that went wrong for a customer, so that it need not happen to the next. Nothing of it is changed; statements are added.</summary>
/// <param name="Number">Its number in its home, as <see cref="ProblemReportId"/> has it.</param>
/// <param name="Ticket">The number, in the same home, of the ticket.</param>
/// <param name="Kind">What went wrong.</param>
/// <param name="Category">The kind of thing that it is counted as, 1 to 100 characters on one line; told apart without regard to case.</param>
/// <param name="Description">What happened, 1 to 4,000 characters.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="ReportedAt">When it was reported.</param>
/// <param name="ReportedBy">Who reported it.</param>
public sealed record ProblemReport(
    int Number,
    int Ticket,
    ProblemKind Kind,
    string Category,
    string Description,
    DateTimeOffset OccurredAt,
    DateTimeOffset ReportedAt,
    ActorRef ReportedBy)
{
    /// <summary>The product that it happened with, as <see cref="Category"/> is written; or null.</summary>
    public string? Product { get; init; }

    /// <summary>The place where it happened, as <see cref="Category"/> is written; or null.</summary>
    public string? Site { get; init; }

    /// <summary>The agent whose conduct it is about, by the subject of their token; null where it is about nobody's, or it is not known whose.</summary>
    public string? InvolvedAgent { get; init; }

    /// <summary>What those concerned and witnesses say, in the order in which it was recorded.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>Whether a caller may see it: supervisors every one, agents all but those of conduct.</summary>
    /// <param name="caller">Who asks.</param>
    public bool IsSeenBy(Caller caller) => caller.Role == Role.Supervisor || (caller.Role == Role.Agent && Kind != ProblemKind.Conduct);
}
