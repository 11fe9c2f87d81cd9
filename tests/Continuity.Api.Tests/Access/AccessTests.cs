using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Handoffs;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Staff;

namespace Continuity.Api.Tests.Access;

/// <summary>Nobody sees what isn't theirs.</summary>
public sealed class AccessTests(OwnApi shared) : IClassFixture<OwnApi>
{
    private const string Everything =
        "query($c: ID!, $t: ID!, $s: ID!, $e: ID!, $th: ID!, $number: String!, $identity: IdentityInput!) { "
        + "byId: customer(by: { id: $c }) { id } byIdentity: customer(by: { identity: $identity }) { id } "
        + "ticket(by: { id: $t }) { id } byNumber: ticket(by: { number: $number }) { id } nodes(ids: [$c, $t, $s, $e, $th]) { id } }";

    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Request_WithoutAToken_IsUnauthorized()
    {
        using var response = await api.PostGraphQLAsync("{ viewer { roles } }", null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Customer_ProbingEveryIdOfAnother_FindsNothing()
    {
        var (started, identity) = await StartAsync("victim");
        var probe = Probe(started, identity);
        var other = await CustomerAsync("prober");
        await api.StartAsync(other, Asking.Session("SELF_SERVICE"));

        var seen = await api.AskAsync(other, Everything, probe);
        var byAgent = await api.AskAsync(await api.TokenAsync("agent", "ana"), Everything, probe);

        Assert.All(["byId", "byIdentity", "ticket", "byNumber"], name => Assert.Equal(JsonValueKind.Null, seen.GetProperty(name).ValueKind));
        Assert.All(seen.GetProperty("nodes").EnumerateArray(), node => Assert.Equal(JsonValueKind.Null, node.ValueKind));
        Assert.All(["byId", "byIdentity", "ticket", "byNumber"], name => Assert.NotEqual(JsonValueKind.Null, byAgent.GetProperty(name).ValueKind));
        Assert.All(byAgent.GetProperty("nodes").EnumerateArray(), node => Assert.NotEqual(JsonValueKind.Null, node.ValueKind));
    }

    [Fact]
    public async Task Customer_CommandingOnWhatIsAnothers_IsToldThatThereIsNone()
    {
        var (started, _) = await StartAsync("commanded");
        var other = await CustomerAsync("commander");
        await api.StartAsync(other, Asking.Session("SELF_SERVICE"));

        var said = await api.SayAsync(other, started.Text("session", "id"), "Let me in");
        var joined = await api.RefusedStartAsync(other, Asking.Session("SELF_SERVICE").With("ticketId", started.Text("ticket", "id")));
        var continued = await api.RefusedStartAsync(other, Asking.Session("SELF_SERVICE").With("continuesSessionId", started.Text("session", "id")));
        var posing = await api.RefusedStartAsync(other, Asking.Session("SELF_SERVICE", ("EMAIL", "commanded@example.org")));

        Assert.Equal("NOT_FOUND", said.GetProperty("errors")[0].Text("code"));
        Assert.Equal("NOT_FOUND", joined.Text("code"));
        Assert.Equal("NOT_FOUND", continued.Text("code"));
        Assert.Equal("FORBIDDEN", posing.Text("code"));
    }

    [Fact]
    public async Task Customer_ReadingItsOwnThread_SeesOnlyWhatIsPublic()
    {
        var (started, identity) = await StartAsync("reader");
        var agent = await api.TokenAsync("agent", "ana");
        await api.SayAsync(agent, started.Text("session", "id"), "For you");
        await api.AskAsync(agent, Asking.Record, new()
        {
            ["i"] = new JsonObject
            {
                ["sessionId"] = started.Text("session", "id"),
                ["content"] = new JsonObject { ["note"] = new JsonObject { ["text"] = "For us" } },
                ["idempotencyKey"] = "note-1",
            },
        });

        var own = await CustomerAsync("reader", identity);
        var thread = await api.AskAsync(own, "{ viewer { actor { ... on Customer { thread { entries(first: 100) { nodes { visibility ... on MessageEntry { text } ... on NoteEntry { text } } } } } } } }");

        var entries = thread.GetProperty("viewer").GetProperty("actor").GetProperty("thread").GetProperty("entries").GetProperty("nodes").EnumerateArray().ToList();
        Assert.All(entries, e => Assert.Equal("PUBLIC", e.Text("visibility")));
        Assert.Contains(entries, e => e.TryGetProperty("text", out var text) && text.GetString() == "For you");
        Assert.DoesNotContain(entries, e => e.TryGetProperty("text", out var text) && text.GetString() == "For us");
    }

    [Fact]
    public async Task Customer_WhoOnlyClaimsAnIdentity_SeesNothingOfWhatWasVerified()
    {
        var verified = await CustomerAsync("shared");
        var started = await api.StartAsync(verified, Asking.Session("SELF_SERVICE").With("subject", "My diagnosis"));
        await api.SayAsync(verified, started.Text("session", "id"), "Secret");
        var claimed = await api.TokenAsync("customer", "shared", new() { ["identity"] = IdentityOf("shared"), ["assurance"] = "CLAIMED" });

        var seen = await api.AskAsync(
            claimed,
            "{ viewer { actor { ... on Customer { tickets { nodes { subject } } thread { sessions { nodes { id } } entries(first: 100) { nodes { id } } } } } } }");
        var joined = await api.StartAsync(claimed, Asking.Session("SELF_SERVICE"));

        var customer = seen.GetProperty("viewer").GetProperty("actor");
        Assert.Empty(customer.GetProperty("tickets").GetProperty("nodes").EnumerateArray());
        Assert.Empty(customer.GetProperty("thread").GetProperty("sessions").GetProperty("nodes").EnumerateArray());
        Assert.Empty(customer.GetProperty("thread").GetProperty("entries").GetProperty("nodes").EnumerateArray());
        Assert.DoesNotContain("diagnosis", joined.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bot_ClaimingATicketOrSpeakingForAnother_IsForbidden()
    {
        await api.AskAsync(await api.TokenAsync("agent", "ana"), "{ viewer { roles } }");
        var bot = await api.TokenAsync("bot", "billie");
        var started = await api.StartAsync(bot, Asking.Session("CHAT", ("EMAIL", "bots@example.org")));
        var claim = await api.AskAsync(
            bot,
            "mutation($id: ID!) { claimTicket(input: { ticketId: $id }) { errors { code } } }",
            new() { ["id"] = started.Text("ticket", "id") });
        var posing = await api.AskAsync(bot, Asking.Record, new()
        {
            ["i"] = new JsonObject
            {
                ["sessionId"] = started.Text("session", "id"),
                ["content"] = new JsonObject { ["message"] = new JsonObject { ["text"] = "I am Ana" } },
                ["author"] = new JsonObject { ["agentId"] = "agt_ana" },
                ["idempotencyKey"] = "pose-1",
            },
        });

        Assert.Equal("FORBIDDEN", claim.GetProperty("claimTicket").GetProperty("errors")[0].Text("code"));
        Assert.Equal("FORBIDDEN", posing.GetProperty("recordEntry").GetProperty("errors")[0].Text("code"));
    }

    [Fact]
    public async Task Bot_AcceptingWhatIsOffered_IsRefusedAndOwnsNothing()
    {
        // It goes by the name of the agent who is asked.
        var (mona, _) = (await api.SignInAsync("mona"), await api.SignInAsync("nils"));
        var bot = await api.TokenAsync("bot", "nils");
        var waiting = (await api.StartAsync(bot, Asking.Session("CHAT", ("EMAIL", "bot-offers@example.org")))).Text("ticket", "id");
        var handoff = await api.OfferedAsync(bot, HandoffCalls.Offer(waiting, "que_general", "COLD"));
        var owned = await api.OwnedTicketAsync(mona);
        var offer = (await api.OfferOwnershipAsync(mona, owned, "nils")).Text("offer", "id");

        Assert.Equal("FORBIDDEN", (await api.SettleAsync(bot, "acceptHandoff", handoff)).Code());
        Assert.Equal("NOT_FOUND", (await api.SettleOwnershipAsync(bot, "acceptOwnership", offer)).Code());
        Assert.Equal(JsonValueKind.Null, (await api.TicketAsync(mona, waiting)).GetProperty("owner").ValueKind);
        Assert.Equal("agt_mona", (await api.TicketAsync(mona, owned)).Text("owner", "id"));
    }

    [Fact]
    public async Task Bot_OutsideItsRunningSessions_SeesNoCustomer()
    {
        var (started, identity) = await StartAsync("botless");

        var seen = await api.AskAsync(await api.TokenAsync("bot", "stranger"), Everything, Probe(started, identity));

        Assert.All(seen.EnumerateObject().Where(p => p.Name != "nodes"), p => Assert.Equal(JsonValueKind.Null, p.Value.ValueKind));
        Assert.All(seen.GetProperty("nodes").EnumerateArray(), node => Assert.Equal(JsonValueKind.Null, node.ValueKind));
    }

    [Fact]
    public async Task QueuesAndAgents_ForACustomer_AreForbidden()
    {
        var customer = await CustomerAsync("curious");

        foreach (var query in new[] { "{ queues { id } }", "{ agents { nodes { id } } }" })
        {
            var error = (await api.AnswerAsync(customer, query)).GetProperty("errors")[0];
            Assert.Equal("FORBIDDEN", error.Text("extensions", "code"));
        }
    }

    private static JsonObject IdentityOf(string name) => new() { ["kind"] = "EMAIL", ["value"] = name + "@example.org" };

    private Task<string> CustomerAsync(string name, JsonObject? identity = null) =>
        api.TokenAsync("customer", name, new() { ["identity"] = identity?.DeepClone() ?? IdentityOf(name) });

    private async Task<(JsonElement Started, JsonObject Identity)> StartAsync(string name)
    {
        var ingest = await api.TokenAsync("ingest", "gateway");
        var started = await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", name + "@example.org")));
        await api.SayAsync(ingest, started.Text("session", "id"), "Hello");
        return (started, IdentityOf(name));
    }

    private static JsonObject Probe(JsonElement started, JsonObject identity) => new()
    {
        ["c"] = started.Text("customer", "id"),
        ["t"] = started.Text("ticket", "id"),
        ["s"] = started.Text("session", "id"),
        ["e"] = started.Text("customer", "id").Replace("cus_", "ent_", StringComparison.Ordinal) + "_1",
        ["th"] = started.Text("customer", "id").Replace("cus_", "thr_", StringComparison.Ordinal),
        ["number"] = started.Text("ticket", "number"),
        ["identity"] = identity,
    };
}
