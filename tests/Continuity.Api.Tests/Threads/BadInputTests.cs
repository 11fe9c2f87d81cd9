using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Threads;

/// <summary>Bad input gets a clear error that names the field and the bound, and nothing is written.</summary>
[OneStore("No store changes it.")]
public sealed class BadInputTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{\"query\": 7}", HttpStatusCode.BadRequest)]
    [InlineData("{\"query\": \"{ viewer { roles } }\", \"operationName\": \"Other\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"query\": \"{ nothing }\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"query\": \"query($n: Int!) { agents(first: $n) { nodes { id } } }\", \"variables\": {\"n\": \"many\"}}", HttpStatusCode.BadRequest)]
    public async Task Post_WhatIsNoRequest_IsRefusedWithAReason(string body, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        request.Headers.Authorization = new("Bearer", await api.TokenAsync("agent", "ana"));
        using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.NotEmpty(answer.RootElement.GetProperty("errors")[0].Text("message"));
        Assert.False(answer.RootElement.TryGetProperty("data", out _));
    }

    [Theory]
    [InlineData("PHONE", "12", "input.identities.0.value")]
    [InlineData("PHONE", "call me", "input.identities.0.value")]
    [InlineData("EMAIL", "eva", "input.identities.0.value")]
    [InlineData("EMAIL", "", "input.identities.0.value")]
    [InlineData("APP_USER", "   ", "input.identities.0.value")]
    public async Task StartSession_WithAnIdentityThatIsNone_IsInvalidAndNamesTheField(string kind, string value, string path)
    {
        var refusal = await api.RefusedStartAsync(await api.TokenAsync("ingest", "gateway"), Asking.Session("CHAT", (kind, value)));

        Assert.Equal("INVALID", refusal.Text("code"));
        Assert.Equal(path, string.Join('.', refusal.GetProperty("path").EnumerateArray().Select(p => p.GetString())));
        Assert.True(value.Length == 0 || value.Trim().Length == 0 || !refusal.Text("message").Contains(value, StringComparison.Ordinal), "The message quotes an identity.");
    }

    [Fact]
    public async Task StartSession_OnAnUnknownChannel_IsARequestErrorThatNamesTheField()
    {
        var answer = await api.AnswerAsync(await api.TokenAsync("ingest", "gateway"), Asking.Start, new() { ["i"] = Asking.Session("FAX", ("EMAIL", "eva@example.org")) });

        Assert.Contains("channel", answer.GetProperty("errors")[0].Text("message"), StringComparison.Ordinal);
        Assert.False(answer.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task StartSession_WithTheSameKeyAndAnotherPayload_IsAConflictAndWritesNothing()
    {
        var ingest = await api.TokenAsync("ingest", "gateway");
        var input = Asking.Session("CHAT", ("EMAIL", "conflict@example.org"));
        var first = await api.StartAsync(ingest, input);
        var before = await EntryCountAsync(first.Text("customer", "id"));
        var repeat = await api.StartAsync(ingest, (JsonObject)input.DeepClone());
        var refusal = await api.RefusedStartAsync(ingest, ((JsonObject)input.DeepClone()).With("subject", "Another matter"));

        Assert.Equal("IDEMPOTENCY_CONFLICT", refusal.Text("code"));
        Assert.Equal(first.Text("session", "id"), repeat.Text("session", "id"));
        Assert.Equal(before, await EntryCountAsync(first.Text("customer", "id")));
    }

    [Fact]
    public async Task StartSession_ThatIsRefused_LeavesItsIdentitiesToOthers()
    {
        var ingest = await api.TokenAsync("ingest", "gateway");
        var agent = await api.TokenAsync("agent", "ana");
        var closed = await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "closed@example.org")));
        await api.AskAsync(agent, "mutation($id: ID!) { closeTicket(input: { ticketId: $id }) { errors { code } } }", new() { ["id"] = closed.Text("ticket", "id") });

        var late = await api.RefusedStartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "free@example.org")).With("ticketId", closed.Text("ticket", "id")));
        var wordy = await api.RefusedStartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "free@example.org")).With("subject", new string('x', 201)));
        var found = await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "free@example.org")));

        Assert.Equal("WRONG_STATE", late.Text("code"));
        Assert.Equal("INVALID", wordy.Text("code"));
        Assert.Contains("200", wordy.Text("message"), StringComparison.Ordinal);
        Assert.Equal("NEW_CUSTOMER", found.Text("session", "match", "customerRule"));
        Assert.NotEqual(closed.Text("customer", "id"), found.Text("customer", "id"));
    }

    [Fact]
    public async Task StartSession_RepeatedAfterItsTicketWasClosed_AnswersTheFirstSessionAgain()
    {
        var ingest = await api.TokenAsync("ingest", "gateway");
        var agent = await api.TokenAsync("agent", "ana");
        var ticket = (await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "again@example.org")))).Text("ticket", "id");
        var input = Asking.Session("CHAT").With("ticketId", ticket);
        var first = await api.StartAsync(ingest, input);
        await api.AskAsync(agent, "mutation($id: ID!) { closeTicket(input: { ticketId: $id }) { errors { code } } }", new() { ["id"] = ticket });

        var repeat = await api.StartAsync(ingest, (JsonObject)input.DeepClone());

        Assert.Equal(first.Text("session", "id"), repeat.Text("session", "id"));
    }

    [Fact]
    public async Task RecordEntry_ByAnAgentWhoNeverSignedIn_IsRefusedUntilTheyDo()
    {
        var ingest = await api.TokenAsync("ingest", "gateway");
        var session = (await api.StartAsync(ingest, Asking.Session("PHONE", ("EMAIL", "authors@example.org")))).Text("session", "id");
        JsonObject Said()
        {
            var variables = Asking.Message(session, "I called back", "author-1");
            variables["i"]!["author"] = new JsonObject { ["agentId"] = "agt_newcomer" };
            return variables;
        }

        var refused = (await api.AskAsync(ingest, Asking.Record, Said())).GetProperty("recordEntry").GetProperty("errors")[0];
        await api.AskAsync(await api.TokenAsync("agent", "newcomer"), "{ viewer { roles } }");
        var taken = (await api.AskAsync(ingest, Asking.Record, Said())).GetProperty("recordEntry");

        Assert.Equal("NOT_FOUND", refused.Text("code"));
        Assert.Equal("author", refused.GetProperty("path")[1].GetString());
        Assert.Empty(taken.GetProperty("errors").EnumerateArray());
    }

    [Fact]
    public async Task RecordEntry_WithTheSameKey_AnswersTheFirstEntryAgainOrAConflict()
    {
        var ingest = await api.TokenAsync("ingest", "gateway");
        var session = (await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "repeat@example.org")))).Text("session", "id");

        var first = await api.SayAsync(ingest, session, "Hello", "say-1");
        var repeat = await api.SayAsync(ingest, session, "Hello", "say-1");
        var other = await api.SayAsync(ingest, session, "Goodbye", "say-1");

        Assert.Equal(first.Text("entry", "id"), repeat.Text("entry", "id"));
        Assert.Equal("IDEMPOTENCY_CONFLICT", other.GetProperty("errors")[0].Text("code"));
    }

    [Fact]
    public async Task RecordEntry_PastTheBoundOfATextOrInAnEndedSession_IsRefusedAndNothingIsWritten()
    {
        var agent = await api.TokenAsync("agent", "ana");
        var started = await api.StartAsync(agent, Asking.Session("CHAT", ("EMAIL", "bounds@example.org")));
        var session = started.Text("session", "id");
        var before = await EntryCountAsync(started.Text("customer", "id"));

        var tooLong = await api.SayAsync(agent, session, new string('x', (64 * 1024) + 1));
        var empty = await api.SayAsync(agent, session, "");
        await api.AskAsync(agent, "mutation($id: ID!) { endSession(input: { sessionId: $id }) { session { state } errors { message } } }", new() { ["id"] = session });
        var ended = await api.SayAsync(agent, session, "Too late");

        var refused = tooLong.GetProperty("errors")[0];
        Assert.Equal("INVALID", refused.Text("code"));
        Assert.Contains("65,536 bytes", refused.Text("message"), StringComparison.Ordinal);
        Assert.Equal("input.content.message.text", string.Join('.', refused.GetProperty("path").EnumerateArray().Select(p => p.GetString())));
        Assert.Equal("INVALID", empty.GetProperty("errors")[0].Text("code"));
        Assert.Equal("WRONG_STATE", ended.GetProperty("errors")[0].Text("code"));
        Assert.Equal(before + 1, await EntryCountAsync(started.Text("customer", "id")));
    }

    [Fact]
    public async Task Mutation_WithAnUnknownIdOrOneOfAnotherType_IsRefusedByName()
    {
        var agent = await api.TokenAsync("agent", "ana");
        var started = await api.StartAsync(agent, Asking.Session("CHAT", ("EMAIL", "ids@example.org")));

        var otherType = await ClaimAsync(agent, started.Text("session", "id"));
        var unknown = await ClaimAsync(agent, started.Text("ticket", "id") + "9");
        var garbage = await ClaimAsync(agent, "💥");

        Assert.Equal("INVALID", otherType.Text("code"));
        Assert.Contains("input.ticketId", otherType.Text("message"), StringComparison.Ordinal);
        Assert.Equal("NOT_FOUND", unknown.Text("code"));
        Assert.Equal("INVALID", garbage.Text("code"));
    }

    [Theory]
    [InlineData("first: 0")]
    [InlineData("first: 101")]
    [InlineData("first: 1, last: 1")]
    [InlineData("after: \"bm90IGEgY3Vyc29y\"")]
    [InlineData("after: \"\"")]
    [InlineData("last: 3, before: \"%%%\"")]
    public async Task Connection_WithABadPageOrAForgedCursor_IsAnErrorWithPathAndCode(string arguments)
    {
        var agent = await api.TokenAsync("agent", "ana");
        var customer = (await api.StartAsync(agent, Asking.Session("CHAT", ("EMAIL", "pages@example.org")))).Text("customer", "id");

        var error = (await api.AnswerAsync(agent, $"{{ customer(by: {{ id: \"{customer}\" }}) {{ thread {{ entries({arguments}) {{ nodes {{ id }} }} }} }} }}")).GetProperty("errors")[0];

        Assert.StartsWith("INVALID_", error.Text("extensions", "code"), StringComparison.Ordinal);
        Assert.Equal(["customer", "thread", "entries"], error.GetProperty("path").EnumerateArray().Select(p => p.GetString()!));
    }

    [Fact]
    public async Task Connection_WithTheCursorOfAnotherCustomersThread_IsAnError()
    {
        var agent = await api.TokenAsync("agent", "ana");
        var one = (await api.StartAsync(agent, Asking.Session("CHAT", ("EMAIL", "one@example.org")))).Text("customer", "id");
        var other = (await api.StartAsync(agent, Asking.Session("CHAT", ("EMAIL", "other@example.org")))).Text("customer", "id");
        var cursor = (await api.AskAsync(agent, $"{{ customer(by: {{ id: \"{other}\" }}) {{ thread {{ cursor }} }} }}")).Text("customer", "thread", "cursor");

        var error = (await api.AnswerAsync(agent, $"{{ customer(by: {{ id: \"{one}\" }}) {{ thread {{ entries(after: \"{cursor}\") {{ nodes {{ id }} }} }} }} }}")).GetProperty("errors")[0];

        Assert.Equal("INVALID_CURSOR", error.Text("extensions", "code"));
    }

    [Fact]
    public async Task ClaimTicket_WithAVersionThatHasPassed_IsStaleAndTellsTheCurrentOne()
    {
        var ingest = await api.TokenAsync("ingest", "gateway");
        var agent = await api.TokenAsync("agent", "ana");
        var ticket = (await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "stale@example.org")))).Text("ticket", "id");
        const string Claim =
            "mutation($id: ID!, $v: Int) { claimTicket(input: { ticketId: $id, expectedVersion: $v }) { ticket { version } errors { code ... on StaleVersionError { currentVersion } } } }";

        var stale = (await api.AskAsync(agent, Claim, new() { ["id"] = ticket, ["v"] = 99 })).GetProperty("claimTicket").GetProperty("errors")[0];

        Assert.Equal("STALE_VERSION", stale.Text("code"));
        var claimed = await api.AskAsync(agent, Claim, new() { ["id"] = ticket, ["v"] = stale.GetProperty("currentVersion").GetInt32() });
        Assert.Empty(claimed.GetProperty("claimTicket").GetProperty("errors").EnumerateArray());
    }

    private async Task<JsonElement> ClaimAsync(string token, string ticket)
    {
        var payload = (await api.AskAsync(
            token,
            "mutation($id: ID!) { claimTicket(input: { ticketId: $id }) { ticket { id } errors { code message } } }",
            new() { ["id"] = ticket })).GetProperty("claimTicket");
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("ticket").ValueKind);
        return Assert.Single(payload.GetProperty("errors").EnumerateArray());
    }

    private async Task<int> EntryCountAsync(string customer)
    {
        var agent = await api.TokenAsync("agent", "ana");
        var thread = await api.AskAsync(agent, $"{{ customer(by: {{ id: \"{customer}\" }}) {{ thread {{ entries(last: 1) {{ nodes {{ sequence }} }} }} }} }}");
        return thread.GetProperty("customer").GetProperty("thread").GetProperty("entries").GetProperty("nodes")[0].GetProperty("sequence").GetInt32();
    }
}
