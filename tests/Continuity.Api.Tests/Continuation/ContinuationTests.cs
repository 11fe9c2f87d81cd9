using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Continuation;

/// <summary>A customer goes on elsewhere by a code.</summary>
public sealed class ContinuationTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task StartSession_WithACodeReadOutOnThePhone_GoesOnInTheChatWithoutIdentity()
    {
        var (phone, chat, agent) = (await api.TokenAsync("ingest", "phone"), await api.TokenAsync("ingest", "chat"), await api.TokenAsync("agent", "ana"));
        var call = await api.StartAsync(phone, Asking.Session("PHONE", ("PHONE", "+49 30 1000001")));
        var payload = await api.CodeAsync(agent, call.Text("ticket", "id"));
        var code = payload.Text("code");
        Assert.Matches("^[0-9]{4} [0-9]{4}$", code);
        Assert.Matches("^[A-Za-z0-9_-]{32}$", payload.Text("linkToken"));
        Assert.InRange(payload.GetProperty("expiresAt").GetDateTimeOffset() - TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(23), TimeSpan.FromHours(24));
        var input = Codes.With("CHAT", code.Replace(' ', '-'));

        var started = await api.StartAsync(chat, input);

        Assert.Equal(call.Text("customer", "id"), started.Text("customer", "id"));
        Assert.Equal(call.Text("ticket", "id"), started.Text("ticket", "id"));
        Assert.Equal(JsonValueKind.Null, started.GetProperty("session").GetProperty("continues").ValueKind);
        var session = (await api.AskAsync(
            agent,
            "query($s: ID!) { node(id: $s) { ... on Session { continues { id } entries(first: 1) { nodes { ... on ActivityEntry { summary } } } } } }",
            new() { ["s"] = started.Text("session", "id") })).GetProperty("node");
        Assert.Equal(call.Text("session", "id"), session.Text("continues", "id"));
        Assert.StartsWith("Chat started with a continuation code, going on by chat from phone", session.GetProperty("entries").GetProperty("nodes")[0].Text("summary"), StringComparison.Ordinal);
        Assert.Equal("CLAIMED", started.Text("session", "assurance"));
        Assert.Equal(("CONTINUATION_CODE", "CONTINUATION_CODE"), (started.Text("session", "match", "customerRule"), started.Text("session", "match", "ticketRule")));
        Assert.Equal(started.Text("session", "id"), (await api.StartAsync(chat, input)).Text("session", "id"));
        foreach (var again in new[] { code, payload.Text("linkToken") })
        {
            var refusal = await api.RefusedStartAsync(await api.TokenAsync("ingest", "chat-" + again[..4]), Codes.With("CHAT", again));
            Assert.Equal(("EXPIRED", "continuationCode"), (refusal.Text("code"), refusal.GetProperty("path")[1].GetString()));
            Assert.DoesNotContain(again, refusal.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ticketId")]
    [InlineData("newTicket")]
    [InlineData("continuesSessionId")]
    [InlineData("continuationCode")]
    public async Task StartSession_WithACodeAndWhatItNamesOrWithWhatIsNone_IsInvalidAndUsesNothing(string field)
    {
        var ingest = await api.TokenAsync("ingest", "strict");
        var started = await api.StartAsync(ingest, Asking.Session("PHONE", ("PHONE", "+49 30 1000002")));
        var (code, _) = await api.IssueAsync(ingest, started.Text("ticket", "id"));
        var input = Codes.With("CHAT", code).With(field, field switch
        {
            "ticketId" => started.Text("ticket", "id"),
            "newTicket" => true,
            "continuesSessionId" => started.Text("session", "id"),
            _ => code + "9",
        });

        var refusal = await api.RefusedStartAsync(ingest, input);

        Assert.Equal(("INVALID", field), (refusal.Text("code"), refusal.GetProperty("path")[1].GetString()));
        Assert.DoesNotContain(code, refusal.ToString(), StringComparison.Ordinal);
        await api.StartAsync(ingest, Codes.With("CHAT", code));
    }

    [Fact]
    public async Task StartSession_Refused_GivesTheCodeBack()
    {
        var (ingest, agent) = (await api.TokenAsync("ingest", "returned"), await api.TokenAsync("agent", "ana"));
        var started = await api.StartAsync(agent, Asking.Session("PHONE", ("PHONE", "+49 30 1000003")));
        var ticket = started.Text("ticket", "id");
        var (code, token) = await api.IssueAsync(agent, ticket);

        var tooLong = await api.RefusedStartAsync(ingest, Codes.With("CHAT", code).With("subject", new string('x', 201)));
        await api.AskAsync(agent, "mutation($t: ID!) { resolveTicket(input: { ticketId: $t, summary: \"Done.\", followUpWithin: null }) { errors { code } } closeTicket(input: { ticketId: $t }) { errors { code } } }", new() { ["t"] = ticket });
        var closed = await api.RefusedStartAsync(ingest, Codes.With("CHAT", token));
        Assert.Equal("WRONG_STATE", await api.RefusedCodeAsync(agent, ticket));
        await api.AskAsync(agent, "mutation($t: ID!) { reopenTicket(input: { ticketId: $t, reason: \"More.\" }) { errors { code } } }", new() { ["t"] = ticket });

        Assert.Equal("INVALID", tooLong.Text("code"));
        Assert.Equal(("WRONG_STATE", "continuationCode"), (closed.Text("code"), closed.GetProperty("path")[1].GetString()));
        Assert.Equal(ticket, (await api.StartAsync(ingest, Codes.With("CHAT", code))).Text("ticket", "id"));
    }

    [Fact]
    public async Task StartSession_ResolvedTicket_IsOpenAgain()
    {
        var agent = await api.TokenAsync("agent", "ana");
        var started = await api.StartAsync(agent, Asking.Session("PHONE", ("PHONE", "+49 30 1000004")));
        var (code, _) = await api.IssueAsync(agent, started.Text("ticket", "id"), started.Text("session", "id"));
        await api.AskAsync(agent, "mutation($t: ID!) { resolveTicket(input: { ticketId: $t, summary: \"Done.\" }) { errors { code } } }", new() { ["t"] = started.Text("ticket", "id") });

        var again = await api.StartAsync(await api.TokenAsync("bot", "bo"), Codes.With("CHAT", code));

        Assert.Equal((started.Text("ticket", "id"), "OPEN"), (again.Text("ticket", "id"), again.Text("ticket", "status")));
    }

    [Fact]
    public async Task IssueContinuationCode_ByEachRole_IsForWhatIsTheirs()
    {
        var (ingest, bot, agent) = (await api.TokenAsync("ingest", "roles"), await api.TokenAsync("bot", "roles"), await api.TokenAsync("agent", "ana"));
        var identity = new JsonObject { ["kind"] = "APP_USER", ["value"] = "roles" };
        var own = await api.TokenAsync("customer", "roles", new() { ["identity"] = identity });
        var app = await api.StartAsync(own, Asking.Session("SELF_SERVICE"));
        var chat = await api.StartAsync(bot, Asking.Session("CHAT", ("CHAT_VISITOR", "roles-1")));
        var call = await api.StartAsync(ingest, Asking.Session("PHONE", ("PHONE", "+49 30 1000005")));
        var tickets = new[] { app, chat, call }.Select(started => started.Text("ticket", "id")).ToList();

        foreach (var (token, mine) in new[] { (own, 0), (bot, 1), (ingest, 2) })
        {
            await api.IssueAsync(token, tickets[mine]);
            Assert.Equal("NOT_FOUND", await api.RefusedCodeAsync(token, tickets[(mine + 1) % 3]));
            Assert.Equal("NOT_FOUND", await api.RefusedCodeAsync(token, tickets[mine], new[] { app, chat, call }[(mine + 1) % 3].Text("session", "id")));
            await api.IssueAsync(agent, tickets[mine]);
        }

        Assert.Equal("INVALID", await api.RefusedCodeAsync(agent, app.Text("session", "id")));
        Assert.Equal("INVALID", await api.RefusedCodeAsync(agent, tickets[0], tickets[0]));
        Assert.Null(await api.EndAsync(bot, chat.Text("session", "id")));
        Assert.Equal("NOT_FOUND", await api.RefusedCodeAsync(bot, tickets[1]));
    }

    [Fact]
    public async Task Ticket_ByACodeThatIsNotUsedByIt_IsFoundByWhoMaySeeIt()
    {
        var (ingest, agent) = (await api.TokenAsync("ingest", "looked"), await api.TokenAsync("agent", "looker"));
        var started = await api.StartAsync(ingest, Asking.Session("PHONE", ("PHONE", "+49 30 1000006")));
        var (code, token) = await api.IssueAsync(ingest, started.Text("ticket", "id"));
        var stranger = await api.TokenAsync("customer", "stranger", new() { ["identity"] = new JsonObject { ["kind"] = "EMAIL", ["value"] = "stranger@example.org" } });

        foreach (var text in new[] { code, token, code })
        {
            Assert.Equal(started.Text("ticket", "id"), (await LookAsync(agent, text)).Text("ticket", "id"));
            Assert.Equal(started.Text("ticket", "id"), (await LookAsync(ingest, text)).Text("ticket", "id"));
        }

        Assert.Equal(JsonValueKind.Null, (await LookAsync(stranger, code)).GetProperty("ticket").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await LookAsync(agent, "no code")).GetProperty("ticket").ValueKind);
        await api.StartAsync(ingest, Codes.With("CHAT", code));
        Assert.Equal(JsonValueKind.Null, (await LookAsync(agent, code)).GetProperty("ticket").ValueKind);
    }

    private Task<JsonElement> LookAsync(string token, string code) =>
        api.AskAsync(token, "query($c: String!) { ticket(by: { continuationCode: $c }) { id } }", new() { ["c"] = code });
}
