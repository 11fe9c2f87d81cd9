using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Recovery;

/// <summary>
/// Decides whether a problem is reported: by agents, and by the bot that handles the ticket, but for conduct. The entry says that one was, and neither what nor by whom. Of conduct there is none, nor is
/// anything else left that agents could tell one by: what is reported of a person is for supervisors only.
/// </summary>
public static class ReportProblem
{
    private static readonly TimeSpan LongestAgo = TimeSpan.FromDays(366);

    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to report.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    /// <returns>The report; or NOT_FOUND, FORBIDDEN, INVALID or LIMIT_EXCEEDED.</returns>
    public static Decision<ProblemReportId> Decide(
        CustomerState state, Caller caller, ReportProblemCommand command, Roster roster, ProblemReportOptions options, DateTimeOffset now)
    {
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        var isConduct = command.Kind == ProblemKind.Conduct;
        if ((CheckRole(caller, ticket, command) ?? CheckTexts(command) ?? CheckTime(command, now) ?? CheckAgent(command, roster) ?? CheckNumber(ticket, isConduct, options)) is { } refusal)
        {
            return refusal;
        }

        var profile = isConduct
            ? state.Profile with { ConductReportCount = state.Profile.ConductReportCount + 1 }
            : state.Profile with { ProblemReportCount = state.Profile.ProblemReportCount + 1 };
        var report = new ProblemReport(
            isConduct ? ProblemReportId.FirstOfConduct + state.Profile.ConductReportCount : profile.ProblemReportCount,
            ticket.Number,
            command.Kind,
            ProblemReportText.Kept(command.Category),
            command.Description,
            DateTimeOffset.FromUnixTimeMilliseconds((command.OccurredAt ?? now).ToUnixTimeMilliseconds()),
            now,
            caller.ActsAs(state.Id))
        {
            Product = command.Product is { } product ? ProblemReportText.Kept(product) : null,
            Site = command.Site is { } site ? ProblemReportText.Kept(site) : null,
            InvolvedAgent = command.InvolvedAgent,
        };
        var changes = Changes.Of(state with { Profile = profile }).With(ticket with { ProblemReports = [.. ticket.ProblemReports, report.Number] }).With(report);
        return (isConduct ? changes : changes.And(TicketEntry.Internal(ticket, ActorRef.Continuity, Activity.ProblemReported, "A problem was reported.", now)))
            .Accept(new ProblemReportId(state.Id, report.Number));
    }

    private static Refusal? CheckRole(Caller caller, Ticket ticket, ReportProblemCommand command) => caller.Role switch
    {
        Role.Agent or Role.Supervisor => null,
        Role.Bot when command.Kind == ProblemKind.Conduct => Refusal.Forbidden("Agents may report CONDUCT."),
        Role.Bot when ticket.IsHandledBy(caller) => null,
        _ => Refusal.Forbidden("Agents may report problems, and the bot that handles the ticket."),
    };

    private static Refusal? CheckTexts(ReportProblemCommand command) =>
        ProblemReportText.Label.Check(command.Category, "input", "category")
        ?? ProblemReportText.Label.CheckOptional(command.Product, "input", "product")
        ?? ProblemReportText.Label.CheckOptional(command.Site, "input", "site")
        ?? ProblemReportText.Story.Check(command.Description, "input", "description");

    private static Refusal? CheckTime(ReportProblemCommand command, DateTimeOffset now) =>
        command.OccurredAt > now + EntryLimits.FurthestAhead || command.OccurredAt < now - LongestAgo
            ? Refusal.Invalid(
                $"occurredAt must be at most {LongestAgo.TotalDays:0} days ago, and not ahead of the server's clock by more than {EntryLimits.FurthestAhead.TotalMinutes:0} minutes.", "input", "occurredAt")
            : null;

    private static Refusal? CheckAgent(ReportProblemCommand command, Roster roster) => command switch
    {
        { InvolvedAgent: null } => null,
        { Kind: not ProblemKind.Conduct } => Refusal.Invalid("involvedAgentId may be given with CONDUCT only: a problem with a person is one of conduct.", "input", "involvedAgentId"),
        { InvolvedAgent: { } agent } => roster.Find(agent) is null ? Refusal.Invalid("involvedAgentId is no agent's who has ever signed in.", "input", "involvedAgentId") : null,
    };

    // Each by themselves: else the bound would tell, too.
    private static Refusal? CheckNumber(Ticket ticket, bool isConduct, ProblemReportOptions options) =>
        ticket.ProblemReports.Count(number => number >= ProblemReportId.FirstOfConduct == isConduct) >= options.MaximumOnTicket
            ? new Refusal(RefusalCode.LimitExceeded, $"At most {options.MaximumOnTicket} problems may be reported on a ticket.") { Path = ["input", "ticketId"] }
            : null;
}
