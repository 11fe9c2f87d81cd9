using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Recovery;

/// <summary>
/// Decides whether a statement is added to a problem report: by whoever may see it. The same one sent again stays one. It leaves no entry: of a report of conduct, agents are not told how it goes on.
/// </summary>
public static class AddStatement
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the report and its ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to add.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    /// <returns>The report; or NOT_FOUND, INVALID or LIMIT_EXCEEDED.</returns>
    public static Decision<ProblemReportId> Decide(CustomerState state, Caller caller, AddStatementCommand command, ProblemReportOptions options, DateTimeOffset now)
    {
        if (command.Report.Home != state.Id || !state.ProblemReports.TryGetValue(command.Report.Number, out var report) || !report.IsSeenBy(caller))
        {
            return Refusal.NotFound("problem report", "input", "reportId");
        }

        if ((TextBound.Line.Check(command.By, "input", "by") ?? ProblemReportText.Story.Check(command.Text, "input", "text")) is { } refusal)
        {
            return refusal;
        }

        var changes = Changes.Of(state);
        var statement = new Statement(command.By, command.Party, command.Text, now, caller.ActsAs(state.Id));
        if (report.Statements.Any(known => known with { At = now } == statement))
        {
            return changes.Accept(command.Report);
        }

        return report.Statements.Count >= options.MaximumStatements
            ? new Refusal(RefusalCode.LimitExceeded, $"At most {options.MaximumStatements} statements may be made on a problem.") { Path = ["input", "reportId"] }
            : changes.With(report with { Statements = [.. report.Statements, statement] }).Accept(command.Report);
    }
}
