using System.Text.Json;
using Continuity.Api.Recovery;
using Continuity.Api.Tests.FollowUps;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;
using Continuity.Callers;
using Continuity.Recovery;
using static Continuity.Api.Tests.Recovery.ProblemReportCalls;

namespace Continuity.Api.Tests.Recovery;

/// <summary>Problems that are reported, and what is said of them.</summary>
public sealed class ProblemReportTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Report_ByAnAgent_IsSeenByAgentsAndTheThreadSaysOnlyThatThereIsOne()
    {
        var (ana, ben) = (await api.NamedAsync("Ana"), await api.NamedAsync("Ben"));
        var ticket = await TicketAsync(ana);
        var report = (await api.ReportAsync(ana, Problem(ticket, " Wrong  bill ").With("product", "Router X").With("site", "Hamburg").With("occurredAt", Text(DateTimeOffset.UtcNow.AddDays(-3)))))
            .Done().GetProperty("report");

        Assert.Equal(("PRODUCT", "Wrong bill", "Router X", "Hamburg"), (report.Text("kind"), report.Text("category"), report.Text("product"), report.Text("site")));
        Assert.Equal((ticket, "Ana", "It was twice too high."), (report.Text("ticket", "id"), report.Text("reportedBy", "name"), report.Text("description")));
        Assert.Equal(report.ToString(), (await api.NodeAsync(ben, report.Text("id"))).ToString());
        Assert.Equal(report.ToString(), Assert.Single(await api.ReportsAsync(ben, ticket)).ToString());
        Assert.Equal([("A problem was reported.", "INTERNAL", "System")], await EntriesAsync(ben, ticket));
    }

    [Fact]
    public async Task Report_OfConduct_IsSeenBySupervisorsAndInTheReportersPayloadAlone()
    {
        var (ana, ben, sue) = (await api.NamedAsync("Ana"), await api.NamedAsync("Ben"), await api.NamedAsync("Sue", "supervisor"));
        var ticket = await TicketAsync(ana);
        await api.AskAsync(ben, "{ viewer { roles } }");
        var input = Problem(ticket, "Tone", "CONDUCT").With("involvedAgentId", "agt_ben").With("idempotencyKey", "conduct-1");

        var report = (await api.ReportAsync(ana, input)).Done().GetProperty("report");
        var id = report.Text("id");
        (await api.StateAsync(sue, id)).Done();
        var both = (await api.StateAsync(sue, id, "I was not.", "Ben", "EMPLOYEE")).Done().GetProperty("report");
        var again = (await api.ReportAsync(ana, input)).Done().GetProperty("report");

        Assert.Equal(("CONDUCT", "Ben"), (report.Text("kind"), report.Text("involvedAgent", "name")));
        Assert.Equal(report.ToString(), again.ToString());
        Assert.Equal(
            [("Mia", "CUSTOMER", "He was rude.", "Sue"), ("Ben", "EMPLOYEE", "I was not.", "Sue")],
            both.GetProperty("statements").EnumerateArray().Select(said => (said.Text("by"), said.Text("party"), said.Text("text"), said.Text("recordedBy", "name"))));
        Assert.Equal(both.ToString(), (await api.NodeAsync(sue, id)).ToString());
        Assert.Single(await api.ReportsAsync(sue, ticket));
        foreach (var agent in new[] { ana, ben })
        {
            Assert.Null(await api.NodeAsync(agent, id));
            Assert.Empty(await api.ReportsAsync(agent, ticket));
            Assert.Equal(("NOT_FOUND", "input.reportId"), (await api.StateAsync(agent, id)).Refusal());
            Assert.Empty(await EntriesAsync(agent, ticket));
        }

        // Nor does a gap in the numbers tell of it.
        var first = (await api.ReportAsync(ana, Problem(ticket))).Done().Text("report", "id");
        Assert.EndsWith("_1", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_SentAgain_IsOneReport()
    {
        var ana = await api.NamedAsync("Ana");
        var ticket = await TicketAsync(ana);
        var keyed = Problem(ticket).With("idempotencyKey", "problem-1");

        var first = (await api.ReportAsync(ana, keyed)).Done().Text("report", "id");
        Assert.Equal(first, (await api.ReportAsync(ana, keyed)).Done().Text("report", "id"));
        Assert.Equal(("IDEMPOTENCY_CONFLICT", "input.idempotencyKey"), (await api.ReportAsync(ana, keyed.DeepClone().AsObject().With("category", "Late"))).Refusal());
        var keyless = (await api.ReportAsync(ana, Problem(ticket))).Done().Text("report", "id");
        Assert.Equal(keyless, (await api.ReportAsync(ana, Problem(ticket))).Done().Text("report", "id"));
        (await api.ReportAsync(await api.NamedAsync("Ben"), Problem(ticket))).Done();

        Assert.Equal(3, (await api.ReportsAsync(ana, ticket)).Count);
        (await api.StateAsync(ana, first)).Done();
        Assert.Single((await api.StateAsync(ana, first)).Done().GetProperty("report").GetProperty("statements").EnumerateArray());
    }

    [Fact]
    public async Task Report_ByABot_IsForItsTicketsAndNotForConduct()
    {
        var bot = await api.TokenAsync("bot", "bo");
        var ticket = (await api.StartAsync(bot, Asking.Session("CHAT"))).Text("ticket", "id");

        var id = (await api.ReportAsync(bot, Problem(ticket, kind: "SYSTEM"))).Done().Text("report", "id");

        Assert.Equal(("FORBIDDEN", null), (await api.ReportAsync(bot, Problem(ticket, kind: "CONDUCT"))).Refusal());
        Assert.Equal(("NOT_FOUND", "input.ticketId"), (await api.ReportAsync(bot, Problem(await TicketAsync(await api.NamedAsync("Ana"))))).Refusal());
        Assert.Null(await api.NodeAsync(bot, id));
        Assert.Empty(await api.ReportsAsync(bot, ticket));
        Assert.Equal("Bot", Assert.Single(await api.ReportsAsync(await api.NamedAsync("Ana"), ticket)).Text("reportedBy", "__typename"));
    }

    [Fact]
    public async Task Report_SentAgainByABotThatNoLongerHasTheTicket_ShowsNothingOfIt()
    {
        var bot = await api.TokenAsync("bot", "bo");
        var started = await api.StartAsync(bot, Asking.Session("CHAT"));
        var input = Problem(started.Text("ticket", "id"), kind: "SYSTEM").With("idempotencyKey", "bots-problem-1");
        var id = (await api.ReportAsync(bot, input)).Done().Text("report", "id");
        Assert.Equal(id, (await api.ReportAsync(bot, input)).Done().Text("report", "id"));

        await api.CommandAsync(bot, "endSession", "EndSessionInput", "session { state }", new() { ["sessionId"] = started.Text("session", "id") });

        var again = await api.ReportAsync(bot, input);
        Assert.Equal(("NOT_FOUND", "input.ticketId"), again.Refusal());
        Assert.Equal(JsonValueKind.Null, again.GetProperty("report").ValueKind);
        Assert.Single(await api.ReportsAsync(await api.NamedAsync("Ana"), started.Text("ticket", "id")));
    }

    [Fact]
    public void Repeat_OfAReportWithoutKey_IsTheSameAsLongAsItCanHardlyBeAnother()
    {
        var input = new ReportProblemInput("tkt_x-1", ProblemKind.System, "Slow", null, null, null, "It is slow.", null, null);
        var monday = new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

        Assert.Equal(Key(input, monday), Key(input, monday.AddMinutes(10).AddTicks(-1)));
        Assert.NotEqual(Key(input, monday), Key(input, monday.AddMinutes(10)));
        Assert.NotEqual(Key(input, monday), Key(input, monday.AddDays(2)));
        Assert.NotEqual(Key(input, monday), Key(input with { Category = "Late" }, monday));
        var (at, keyed) = (input with { OccurredAt = monday }, input with { IdempotencyKey = "1" });
        Assert.Equal(Key(at, monday), Key(at, monday.AddDays(2)));
        Assert.Equal(Key(keyed, monday), Key(keyed, monday.AddDays(2)));

        static string Key(ReportProblemInput input, DateTimeOffset now) => ProblemReportCommands.Repeat(new Caller(Role.Agent, "ana"), input, now).Value!.ToString();
    }

    [Fact]
    public async Task Commands_WithWhatMayNotBe_AreRefusedNamingIt()
    {
        var ana = await api.NamedAsync("Ana");
        var ticket = await TicketAsync(ana);
        var id = (await api.ReportAsync(ana, Problem(ticket))).Done().Text("report", "id");

        foreach (var (refused, code, path) in new (Task<JsonElement>, string, string?)[]
        {
            (api.ReportAsync(ana, Problem("tkt_x")), "INVALID", "input.ticketId"),
            (api.ReportAsync(ana, Problem(ticket + "0")), "NOT_FOUND", "input.ticketId"),
            (api.ReportAsync(ana, Problem(ticket, "")), "INVALID", "input.category"),
            (api.ReportAsync(ana, Problem(ticket).With("product", " ")), "INVALID", "input.product"),
            (api.ReportAsync(ana, Problem(ticket).With("site", new string('s', 101))), "INVALID", "input.site"),
            (api.ReportAsync(ana, Problem(ticket).With("description", "")), "INVALID", "input.description"),
            (api.ReportAsync(ana, Problem(ticket).With("occurredAt", Text(DateTimeOffset.UtcNow.AddDays(1)))), "INVALID", "input.occurredAt"),
            (api.ReportAsync(ana, Problem(ticket).With("occurredAt", Text(DateTimeOffset.UtcNow.AddDays(-367)))), "INVALID", "input.occurredAt"),
            (api.ReportAsync(ana, Problem(ticket).With("involvedAgentId", "agt_ana")), "INVALID", "input.involvedAgentId"),
            (api.ReportAsync(ana, Problem(ticket, kind: "CONDUCT").With("involvedAgentId", "que_general")), "INVALID", "input.involvedAgentId"),
            (api.ReportAsync(ana, Problem(ticket, kind: "CONDUCT").With("involvedAgentId", "agt_nobody")), "INVALID", "input.involvedAgentId"),
            (api.ReportAsync(ana, Problem(ticket).With("idempotencyKey", "")), "INVALID", "input.idempotencyKey"),
            (api.StateAsync(ana, "prb_x"), "INVALID", "input.reportId"),
            (api.StateAsync(ana, id + "0"), "NOT_FOUND", "input.reportId"),
            (api.StateAsync(ana, id, ""), "INVALID", "input.text"),
            (api.StateAsync(ana, id, by: "a\nb"), "INVALID", "input.by"),
        })
        {
            Assert.Equal((code, path), (await refused).Refusal());
        }

        Assert.Single(await api.ReportsAsync(ana, ticket));
    }

    private async Task<string> TicketAsync(string token) => (await api.StartAsync(token, Asking.Session("PHONE"))).Text("ticket", "id");

    private async Task<IReadOnlyList<(string Summary, string Visibility, string Author)>> EntriesAsync(string token, string ticket) =>
    [
        .. (await api.AskAsync(
            token,
            "query($t: ID!) { ticket(by: { id: $t }) { entries(first: 100) { nodes { visibility author { __typename } ... on ActivityEntry { activity summary } } } } }",
            new() { ["t"] = ticket })).GetProperty("ticket").GetProperty("entries").GetProperty("nodes").EnumerateArray()
            .Where(entry => entry.TryGetProperty("activity", out var activity) && activity.GetString() == "PROBLEM_REPORTED")
            .Select(entry => (entry.Text("summary"), entry.Text("visibility"), entry.Text("author", "__typename"))),
    ];
}
