using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Tickets;

/// <summary>A ticket from its first session to its end, as agents and customers go through it.</summary>
public sealed class TicketLifeTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string State = "ticket { version status owner { name } handler { __typename } waitingIn { name } resolvedAt closedAt } errors { code path ... on StaleVersionError { currentVersion } }";
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Ticket_ResolvedAndReopenedByANewSession_KeepsItsOwnerUntilItIsClosed()
    {
        var (ingest, ana, bob) = (await api.TokenAsync("ingest", "gateway"), await AgentAsync("Ana"), await AgentAsync("Bob"));
        var ticket = (await api.StartAsync(ingest, Asking.Session("PHONE", ("EMAIL", "life@example.org")))).Text("ticket", "id");

        var claimed = await DoneAsync(ana, "claimTicket", ticket);
        var refused = (await CommandAsync(bob, "claimTicket", ticket)).GetProperty("errors")[0];
        var resolved = await DoneAsync(ana, "resolveTicket", ticket, "summary");
        var again = await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "life@example.org")));
        var reopened = (await api.AskAsync(ana, $"{{ ticket(by: {{ id: \"{ticket}\" }}) {{ status owner {{ name }} handler {{ __typename }} waitingIn {{ name }} resolvedAt }} }}")).GetProperty("ticket");
        var closed = await DoneAsync(ana, "closeTicket", ticket);

        Assert.Equal("Ana", claimed.Text("owner", "name"));
        Assert.Equal(JsonValueKind.Null, claimed.GetProperty("waitingIn").ValueKind);
        Assert.Equal("WRONG_STATE", refused.Text("code"));
        Assert.Equal("RESOLVED", resolved.Text("status"));
        Assert.Equal(("CONTINUED_REOPENED", ticket), (again.Text("session", "match", "ticketRule"), again.Text("ticket", "id")));
        Assert.Equal(("OPEN", "Ana", "Agent"), (reopened.Text("status"), reopened.Text("owner", "name"), reopened.Text("handler", "__typename")));
        Assert.Equal(JsonValueKind.Null, reopened.GetProperty("resolvedAt").ValueKind);
        Assert.Equal(("CLOSED", "Ana"), (closed.Text("status"), closed.Text("owner", "name")));
        Assert.Equal(JsonValueKind.Null, closed.GetProperty("handler").ValueKind);
    }

    [Theory]
    [InlineData("claimTicket", null)]
    [InlineData("resolveTicket", "summary")]
    [InlineData("closeTicket", null)]
    public async Task Command_ExpectingAVersionThatPassed_IsStaleAndChangesNothing(string command, string? text)
    {
        var (ingest, sue) = (await api.TokenAsync("ingest", "gateway"), await api.TokenAsync("supervisor", "sue"));
        var ticket = (await api.StartAsync(ingest, Asking.Session("PHONE"))).Text("ticket", "id");

        var stale = (await CommandAsync(sue, command, ticket, text, 99)).GetProperty("errors")[0];
        var done = await DoneAsync(sue, command, ticket, text, 1);

        Assert.Equal(("STALE_VERSION", 1), (stale.Text("code"), stale.GetProperty("currentVersion").GetInt32()));
        Assert.Equal(2, done.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Ticket_ByItsNumber_IsFoundAsPeopleSayItAndNeverByAMisheardDigit()
    {
        var ana = await AgentAsync("Ana");
        var number = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("ticket", "number");

        foreach (var said in new[] { number, $" {number[..3]} {number[3..]} ", $"{number[..2]}-{number[2..]}" })
        {
            Assert.Equal(number, (await FindAsync(said)).Text("number"));
        }

        for (var digit = 1; digit < 10; digit++)
        {
            var misheard = number[..^1] + (char)('0' + ((number[^1] - '0' + digit) % 10));
            Assert.Equal(JsonValueKind.Null, (await FindAsync(misheard)).ValueKind);
        }

        async Task<JsonElement> FindAsync(string text) =>
            (await api.AskAsync(ana, "query($n: String!) { ticket(by: { number: $n }) { number } }", new() { ["n"] = text })).GetProperty("ticket");
    }

    [Fact]
    public async Task StartSession_OnAnotherChannel_SaysFromWhichItGoesOn()
    {
        var ingest = await api.TokenAsync("ingest", "gateway");
        var call = await api.StartAsync(ingest, Asking.Session("PHONE", ("EMAIL", "switch@example.org")));
        var chat = await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "switch@example.org")));

        var entries = (await api.AskAsync(
            await AgentAsync("Ana"),
            "query($id: ID!) { node(id: $id) { ... on Session { entries(first: 1) { nodes { __typename ... on ActivityEntry { activity summary } } } } } }",
            new() { ["id"] = chat.Text("session", "id") })).GetProperty("node").GetProperty("entries").GetProperty("nodes");

        Assert.Equal((call.Text("session", "id"), "PHONE"), (chat.Text("session", "continues", "id"), chat.Text("session", "continues", "channel")));
        Assert.Equal("SESSION_STARTED", entries[0].Text("activity"));
        Assert.StartsWith("Chat started, going on by chat from phone: the session of ", entries[0].Text("summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MoveSession_WithAReason_TellsItToAgentsAlone()
    {
        var (ana, eva) = (await AgentAsync("Ana"), await api.TokenAsync("customer", "moved"));
        var started = await api.StartAsync(eva, Asking.Session("SELF_SERVICE").With("entry", new JsonObject { ["message"] = new JsonObject { ["text"] = "Hello" } }));
        var other = (await api.AskAsync(
            ana,
            "mutation($id: ID!) { openTicket(input: { customerId: $id, subject: \"Another matter\", channel: PHONE }) { ticket { id owner { name } } } }",
            new() { ["id"] = started.Text("customer", "id") })).GetProperty("openTicket").GetProperty("ticket");

        var moved = (await api.AskAsync(
            ana,
            "mutation($s: ID!, $t: ID!) { moveSession(input: { sessionId: $s, ticketId: $t, reason: \"Looks like fraud\" }) { "
            + "session { match { ticketRule } } ticket { channels sessions { nodes { id } } entries { nodes { ... on MessageEntry { text } ... on ActivityEntry { summary } } } } } }",
            new() { ["s"] = started.Text("session", "id"), ["t"] = other.Text("id") })).GetProperty("moveSession");
        var seen = await api.AskAsync(
            eva, "{ viewer { actor { ... on Customer { thread { sessions { nodes { match { explanation } ticket { subject } } } entries(first: 100) { nodes { ... on ActivityEntry { summary } } } } } } } }");

        Assert.Equal("MOVED_BY_AGENT", moved.Text("session", "match", "ticketRule"));
        Assert.Equal(started.Text("session", "id"), moved.GetProperty("ticket").GetProperty("sessions").GetProperty("nodes")[0].Text("id"));
        Assert.Contains("Hello", moved.GetProperty("ticket").GetProperty("entries").ToString(), StringComparison.Ordinal);
        Assert.Contains("fraud", moved.ToString(), StringComparison.Ordinal);
        Assert.Contains("Another matter", seen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("fraud", seen.ToString(), StringComparison.Ordinal);
    }

    private Task<string> AgentAsync(string name) => api.TokenAsync("agent", name.ToLowerInvariant(), new() { ["name"] = name });

    private async Task<JsonElement> DoneAsync(string token, string command, string ticket, string? text = null, int? version = null)
    {
        var payload = await CommandAsync(token, command, ticket, text, version);
        Assert.Empty(payload.GetProperty("errors").EnumerateArray());
        return payload.GetProperty("ticket");
    }

    private async Task<JsonElement> CommandAsync(string token, string command, string ticket, string? text = null, int? version = null)
    {
        var input = new JsonObject { ["ticketId"] = ticket, ["expectedVersion"] = version };
        if (text is not null)
        {
            input[text] = "As agreed";
        }

        if (command == "resolveTicket")
        {
            input["followUpWithin"] = null;
        }

        var type = string.Concat(command[..1].ToUpperInvariant(), command.AsSpan(1), "Input!");
        return (await api.AskAsync(token, $"mutation($i: {type}) {{ {command}(input: $i) {{ {State} }} }}", new() { ["i"] = input })).GetProperty(command);
    }
}
