using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.FollowUps;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;
using Continuity.Api.Tests.Recovery;
using Continuity.Api.Tests.Threads;

namespace Continuity.Api.Tests.Access;

/// <summary>What those who have a token of their own try on others: the README's table of threats, where no capability's own tests have it.</summary>
public sealed class ThreatTests(OwnApi shared) : IClassFixture<OwnApi>
{
    private const string Marked = "He smelled of turpentine";
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Customer_AskingForWhatIsAnothersOrForWhatIsNot_IsToldTheSame()
    {
        var started = await StartAsync("probed");
        var prober = await CustomerAsync("prober");
        await api.StartAsync(prober, Asking.Session("SELF_SERVICE"));
        var (customer, ticket, session) = (started.Text("customer", "id"), started.Text("ticket", "id"), started.Text("session", "id"));

        foreach (var (query, theirs) in new (string Query, string Theirs)[]
        {
            ("query($i: ID!) { node(id: $i) { id } }", customer),
            ("query($i: ID!) { node(id: $i) { id } }", session),
            ("query($i: ID!) { nodes(ids: [$i, $i]) { id } }", ticket),
            ("query($i: ID!) { customer(by: { id: $i }) { id thread { cursor } } }", customer),
            ("query($i: ID!) { ticket(by: { id: $i }) { id } }", ticket),
            ("mutation($i: ID!) { recordEntry(input: { sessionId: $i, content: { message: { text: \"x\" } }, idempotencyKey: \"probe\" }) { errors { code message path } } }", session),
            ("mutation($i: ID!) { endSession(input: { sessionId: $i }) { errors { code message path } } }", session),
            ("mutation($i: ID!) { issueContinuationCode(input: { ticketId: $i }) { errors { code message path } } }", ticket),
            ("mutation($i: ID!) { exportCustomer(input: { customerId: $i }) { errors { code message path } } }", customer),
        })
        {
            var ofAnother = await api.AnswerAsync(prober, query, new() { ["i"] = theirs });
            var ofNobody = await api.AnswerAsync(prober, query, new() { ["i"] = theirs == customer ? customer[..^3] + "000" : theirs + "0" });
            Assert.True(ofAnother.ToString() == ofNobody.ToString(), $"{query}: {ofAnother} is not {ofNobody}");
        }

        using var followed = await api.FollowAsync(prober, customer, null);
        using var unheardOf = await api.FollowAsync(prober, customer[..^3] + "000", null);
        Assert.Equal((await unheardOf.RefusalAsync()).Code, (await followed.RefusalAsync()).Code);
    }

    [Fact]
    public async Task IngestSource_WritingInTheSessionOfAnother_IsToldThatThereIsNone()
    {
        var session = (await StartAsync("sourced")).Text("session", "id");

        var refused = await api.SayAsync(await api.TokenAsync("ingest", "other-system"), session, "From elsewhere");

        Assert.Equal("NOT_FOUND", refused.GetProperty("errors")[0].Text("code"));
    }

    [Fact]
    public async Task Agent_LookingForAReportOfConduct_FindsItNowhere()
    {
        var (ana, ben, sue) = (await api.NamedAsync("Ana"), await api.NamedAsync("Ben"), await api.NamedAsync("Sue", "supervisor"));
        await api.AskAsync(ben, "{ viewer { roles } }");
        var started = await api.StartAsync(ana, Asking.Session("PHONE", ("EMAIL", "conduct@example.org")));
        var (customer, ticket, session) = (started.Text("customer", "id"), started.Text("ticket", "id"), started.Text("session", "id"));
        var (_, before) = await api.CursorsAsync(ana, customer);
        var report = (await api.ReportAsync(ana, ProblemReportCalls.Problem(ticket, Marked, "CONDUCT").With("involvedAgentId", "agt_ben").With("description", Marked))).Done().GetProperty("report");
        (await api.StateAsync(sue, report.Text("id"), Marked)).Done();
        await api.SayAsync(ana, session, "After it");

        const string Everything =
            "query($c: ID!, $t: ID!, $r: ID!) { node(id: $r) { __typename ... on ProblemReport { category description } } nodes(ids: [$r]) { __typename } "
            + "customer(by: { id: $c }) { thread { entries(first: 100) { nodes { sequence __typename ... on MessageEntry { text } ... on ActivityEntry { activity summary } } } } } "
            + "ticket(by: { id: $t }) { problemReports { category description } entries(first: 100) { nodes { ... on ActivityEntry { activity summary } } } "
            + "brief { headline goal facts { statement } attempts { what outcome } } } }";
        JsonObject variables = new() { ["c"] = customer, ["t"] = ticket, ["r"] = report.Text("id") };
        var seen = (await api.AskAsync(ben, Everything, variables)).ToString();
        var bySupervisor = (await api.AskAsync(sue, Everything, variables)).ToString();

        Assert.Contains(Marked, bySupervisor, StringComparison.Ordinal);
        Assert.DoesNotContain(Marked, seen, StringComparison.Ordinal);
        Assert.DoesNotContain("PROBLEM_REPORTED", seen, StringComparison.Ordinal);
        using var stream = await api.FollowAsync(ben, customer, before);
        Assert.Equal("After it", (await stream.EntryAsync()).Text("text"));
        Assert.Equal("FORBIDDEN", await RefusedAsync(ben, "exportCustomer", new() { ["customerId"] = customer }));
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("bot")]
    [InlineData("customer")]
    [InlineData("ingest")]
    public async Task EraseCustomer_ByOthersThanSupervisors_IsRefusedAndErasesNothing(string role)
    {
        var started = await StartAsync("erased-by-" + role);

        var code = await RefusedAsync(await api.TokenAsync(role, "eraser"), "eraseCustomer", new() { ["customerId"] = started.Text("customer", "id"), ["reason"] = "I want to.", ["waiveOpenDuties"] = true });

        Assert.Contains(code, new[] { "FORBIDDEN", "NOT_FOUND" });
        var left = await api.AskAsync(await api.NamedAsync("Sue", "supervisor"), "query($c: ID!) { customer(by: { id: $c }) { erasure { doneAt } } }", new() { ["c"] = started.Text("customer", "id") });
        Assert.Equal(JsonValueKind.Null, left.GetProperty("customer").GetProperty("erasure").ValueKind);
    }

    [Fact]
    public async Task Export_ByALinkThatIsGuessedOrAltered_IsNotFound()
    {
        var started = await StartAsync("exported");
        var url = (await api.AskAsync(
            await api.NamedAsync("Sue", "supervisor"), "mutation($c: ID!) { exportCustomer(input: { customerId: $c }) { url } }", new() { ["c"] = started.Text("customer", "id") })).Text("exportCustomer", "url");
        var token = url["/exports/".Length..];
        Assert.True(token.Length >= 22, "A token has at least 128 bits.");

        foreach (var guess in new[] { token[..^1], token + "A", token[1..], Turned(token, 0), Turned(token, token.Length / 2), Turned(token, token.Length - 2), token.ToUpperInvariant(), "*" })
        {
            using var refused = await api.Http.GetAsync("/exports/" + guess, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        using var whole = await api.Http.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
    }

    [Fact]
    public async Task Document_ThatAsksForTooMuch_IsRefusedBeforeAnyOfItIsDone()
    {
        var ana = await api.NamedAsync("Ana");
        var aliases = string.Concat(Enumerable.Range(0, 501).Select(static n => $"a{n}: viewer {{ roles }} "));
        var deep = string.Concat(Enumerable.Repeat("customer { thread { ", 20)) + "cursor" + string.Concat(Enumerable.Repeat(" } }", 20));
        var fragments = "{ ...a } " + string.Concat(Enumerable.Range(0, 20).Select(static n => $"fragment {(char)('a' + n)} on Query {{ ...{(char)('b' + n)} ...{(char)('b' + n)} }} ")) + "fragment u on Query { viewer { roles } }";
        foreach (var document in new[] { $"{{ {aliases} }}", $"{{ viewer {{ actor {{ ... on Customer {{ tickets {{ nodes {{ {deep} }} }} }} }} }} }}", fragments, $"{{ viewer {{ roles {string.Concat(Enumerable.Repeat("@skip(if: false) ", 4_000))} }} }}" })
        {
            var answer = await api.AnswerAsync(ana, document);
            Assert.False(answer.TryGetProperty("data", out _), document[..80]);
        }

        using var batch = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new[] { new { query = "{ viewer { roles } }" }, new { query = "{ viewer { roles } }" } }) };
        batch.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ana);
        using var refused = await api.Http.SendAsync(batch, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Log_OfWhatCallersWrite_HasNoLineOfTheirs()
    {
        const string Forged = "\n12:00:00 crit: forged";
        var agent = await api.TokenAsync("agent", "logger");
        foreach (var query in new[] { "{ node(id: \"" + Forged.Replace("\n", "\\n", StringComparison.Ordinal) + "\") { id } }", $"query forged {{ viewer {{ roles }} }} # {Forged}", $"{{ {Forged} }}" })
        {
            using var answer = await api.PostGraphQLAsync(query, agent);
        }

        using var content = new StringContent("forged", Encoding.UTF8, "application/json");
        using var source = await api.Http.PostAsync($"/ingest/{Uri.EscapeDataString("x" + Forged)}", content, TestContext.Current.CancellationToken);
        using var token = await api.PostGraphQLAsync("{ viewer { roles } }", "forged.forged.forged");

        Assert.Equal(HttpStatusCode.Unauthorized, token.StatusCode);
        Assert.DoesNotContain(api.Process.Output.Concat(api.Process.Errors), static line => line.Contains("forged", StringComparison.Ordinal));
    }

    private static string Turned(string token, int at) => $"{token[..at]}{(token[at] == 'x' ? 'y' : 'x')}{token[(at + 1)..]}";

    private Task<string> CustomerAsync(string name) => api.TokenAsync("customer", name, new() { ["identity"] = new JsonObject { ["kind"] = "EMAIL", ["value"] = name + "@example.org" } });

    private async Task<JsonElement> StartAsync(string name) => await api.StartAsync(await api.TokenAsync("ingest", "gateway"), Asking.Session("CHAT", ("EMAIL", name + "@example.org")));

    private async Task<string> RefusedAsync(string token, string mutation, JsonObject input)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        var payload = await api.AskAsync(token, $"mutation($i: {type}!) {{ {mutation}(input: $i) {{ errors {{ code }} }} }}", new() { ["i"] = input });
        return Assert.Single(payload.GetProperty(mutation).GetProperty("errors").EnumerateArray()).Text("code");
    }
}
