using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Staff;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Recovery;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Time;

namespace Continuity.Api.Recovery;

/// <summary>The commands on problem reports.</summary>
internal sealed class ProblemReportCommands(
    CustomerStore store, ProblemReportOptions options, CurrentCaller current, CurrentRoster roster, Reader reader, IProblemReportByIdDataLoader reports, StoreTime time)
{
    /// <summary>How long a report without key and time is the same when it is sent again.</summary>
    private static readonly TimeSpan Bucket = TimeSpan.FromMinutes(10);

    public async Task<ProblemReportPayload> ReportAsync(ReportProblemInput input, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var ticket = InputId.Ticket(input.TicketId, "input", "ticketId");
        var agent = input.InvolvedAgentId is { } id ? InputId.Agent(id, "input", "involvedAgentId") : default(Outcome<string>?);
        var repeat = Repeat(caller, input, time.GetUtcNow());
        if ((ticket.Refusal ?? agent?.Refusal ?? repeat.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var staff = await roster.GetAsync(cancellationToken);
        var command = new ReportProblemCommand(ticket.Value, input.Kind, input.Category, input.Description)
        {
            Product = input.Product,
            Site = input.Site,
            OccurredAt = input.OccurredAt,
            InvolvedAgent = agent?.Value,
        };
        return await CommitAsync(
            new CommitRequest(ticket.Value.Home) { Tickets = [ticket.Value.Number], Idempotency = repeat.Value },
            caller,
            (state, now) => ReportProblem.Decide(state, caller, command, staff, options, now),
            cancellationToken);
    }

    /// <summary>What makes a report the same as an earlier one: one that is sent again would count twice.</summary>
    internal static Outcome<Idempotency> Repeat(Caller caller, ReportProblemInput input, DateTimeOffset now) => input switch
    {
        { IdempotencyKey: { } key } => RepeatKey.Of(caller, "reportProblem", key, input),
        { OccurredAt: null } => RepeatKey.OfContent(caller, "reportProblem", new { Input = input, Bucket = now.Ticks / Bucket.Ticks }),
        _ => RepeatKey.OfContent(caller, "reportProblem", input),
    };

    public async Task<ProblemReportPayload> AddStatementAsync(AddStatementInput input, CancellationToken cancellationToken)
    {
        var report = InputId.ProblemReport(input.ReportId, "input", "reportId");
        if (report.Refusal is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var command = new AddStatementCommand(report.Value, input.By, input.Party, input.Text);
        return await CommitAsync(
            new CommitRequest(report.Value.Home) { ProblemReports = [report.Value.Number] },
            caller,
            (state, now) => AddStatement.Decide(state, caller, command, options, now),
            cancellationToken);
    }

    private async Task<ProblemReportPayload> CommitAsync(
        CommitRequest request, Caller caller, Func<CustomerState, DateTimeOffset, Decision<ProblemReportId>> decide, CancellationToken cancellationToken)
    {
        var done = await store.CommitAsync(request, decide, null, cancellationToken);
        if (!done.IsAccepted)
        {
            return new() { Errors = UserError.List(done.Refusal) };
        }

        // A repeat is told of a report that was not loaded.
        reader.Forget();
        reports.Clear();
        var report = done.State.ProblemReports.GetValueOrDefault(done.Value.Number)
            ?? await reports.LoadAsync(done.Value, cancellationToken)
            ?? throw new InvalidOperationException("A report that was made is there.");
        if (done.IsRepeat && await reader.TicketAsync(new(done.Value.Home, report.Ticket), cancellationToken) is null)
        {
            // Who has the ticket no longer is told no more of it than by any other command on it.
            return new() { Errors = UserError.List(Refusal.NotFound("ticket", "input", "ticketId")) };
        }

        return new() { Report = new(done.Value, report.IsSeenBy(caller) ? report : report with { Statements = [] }) };
    }
}
