using Continuity.GraphQL;

namespace Continuity.Api.Recovery;

/// <summary>Commands on what went wrong.</summary>
[MutationType]
internal static class ProblemReportMutations
{
    /// <summary>
    /// Reports that something went wrong, so that it is known where it does often. By agents, and by the bot that handles the ticket but for CONDUCT. The thread says that a problem was reported, and nothing else of it; of CONDUCT, nothing.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<ProblemReportPayload> ReportProblemAsync(ReportProblemInput input, ProblemReportCommands problems, CancellationToken cancellationToken) =>
        problems.ReportAsync(input, cancellationToken);

    /// <summary>Adds what somebody concerned, or a witness, says of a problem: by whoever may see the report. Nothing said before is changed; the same said again by the same caller stays one statement.</summary>
    /// <param name="input">What to do.</param>
    public static Task<ProblemReportPayload> AddStatementAsync(AddStatementInput input, ProblemReportCommands problems, CancellationToken cancellationToken) =>
        problems.AddStatementAsync(input, cancellationToken);
}
