using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Inboxes;

/// <summary>What agents find in their inbox, and what they and queues are told.</summary>
public sealed class InboxTests(OwnApi shared) : IClassFixture<OwnApi>
{
    private const string Claim = "mutation($id: ID!) { claimTicket(input: { ticketId: $id }) { ticket { id } errors { code } } }";
    private const string Read = "{ viewer { inbox { cursor offers { nodes { id } } ownershipOffers { nodes { id } } handling { nodes { id } } responsible { nodes { id } } followUps { nodes { id } } } } }";
    private const string Follow = "subscription($after: String) { inboxEvents(after: $after) { cursor kind ticket { id } handoff { id } followUp { id } } }";
    private const string FollowQueue = "subscription($after: String) { queueEvents(queueId: \"que_general\", after: $after) { cursor kind ticket { id } handoff { id } } }";
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Inbox_TicketClaimedAndItsCustomerWrites_ShowsTheTicketAndTellsOfEachEntryOnceFromEachCursor()
    {
        var (agent, customer, started) = await StartAsync("ana");
        var ticket = started.Text("ticket", "id");
        await api.AskAsync(agent, Claim, new() { ["id"] = ticket });
        var inbox = (await api.AskAsync(agent, Read)).GetProperty("viewer").GetProperty("inbox");
        Assert.Equal([ticket], Ids(inbox, "handling"));
        Assert.Equal([ticket], Ids(inbox, "responsible"));
        Assert.Empty(Ids(inbox, "offers"));
        Assert.Empty(Ids(inbox, "followUps"));

        for (var n = 0; n < 4; n++)
        {
            await api.SayAsync(customer, started.Text("session", "id"), $"{n}");
        }

        var cursors = new List<string>();
        for (var cursor = inbox.Text("cursor"); cursors.Count < 4;)
        {
            using var stream = await EventStream.OpenAsync(api, agent, Follow, new() { ["after"] = cursor });
            var told = await NextAsync(stream, "inboxEvents");
            Assert.Equal(("CUSTOMER_WROTE", ticket), (told.Text("kind"), told.Text("ticket", "id")));
            cursors.Add(cursor = told.Text("cursor"));
        }

        Assert.Equal(4, cursors.Distinct().Count());
        using var lasting = await EventStream.OpenAsync(api, agent, Follow, new() { ["after"] = inbox.Text("cursor") });
        foreach (var cursor in cursors)
        {
            Assert.Equal(cursor, (await NextAsync(lasting, "inboxEvents")).Text("cursor"));
        }
    }

    [Fact]
    public async Task Inbox_OffersToAnAgentWhoThenIsAway_AreThereForThemAndForTheirDeputyUntilTheyAreDeclined()
    {
        var (owner, _, started) = await StartAsync("olga");
        var (asked, deputy) = (await api.TokenAsync("agent", "asked"), await api.TokenAsync("agent", "deputy"));
        await api.AskAsync(deputy, Read);
        var cursor = (await api.AskAsync(asked, Read)).Text("viewer", "inbox", "cursor");
        var ticket = started.Text("ticket", "id");
        await api.AskAsync(owner, Claim, new() { ["id"] = ticket });
        var handoff = (await api.AskAsync(
            owner,
            "mutation($id: ID!) { offerHandoff(input: { ticketId: $id, to: { agentId: \"agt_asked\" }, reason: \"Your field\", summary: \"All is said\" }) { handoff { id } errors { message } } }",
            new() { ["id"] = ticket })).Text("offerHandoff", "handoff", "id");
        var offer = (await api.AskAsync(
            owner,
            "mutation($id: ID!) { offerOwnership(input: { ticketId: $id, agentId: \"agt_asked\", reason: \"Your field\" }) { offer { id } errors { message } } }",
            new() { ["id"] = ticket })).Text("offerOwnership", "offer", "id");

        var inbox = (await api.AskAsync(asked, Read)).GetProperty("viewer").GetProperty("inbox");
        Assert.Equal([handoff], Ids(inbox, "offers"));
        Assert.Equal([offer], Ids(inbox, "ownershipOffers"));
        using var stream = await EventStream.OpenAsync(api, asked, Follow, new() { ["after"] = cursor });
        var told = await NextAsync(stream, "inboxEvents");
        Assert.Equal(("HANDOFF_OFFERED", handoff), (told.Text("kind"), told.Text("handoff", "id")));
        Assert.Equal("OWNERSHIP_OFFERED", (await NextAsync(stream, "inboxEvents")).Text("kind"));

        await api.AskAsync(asked, "mutation { setAvailability(input: { availability: AWAY, deputyId: \"agt_deputy\" }) { errors { message } } }");
        Assert.Equal([handoff], Ids((await api.AskAsync(deputy, Read)).GetProperty("viewer").GetProperty("inbox"), "offers"));

        await api.AskAsync(deputy, "mutation($id: ID!) { declineHandoff(input: { handoffId: $id, reason: \"Not now\" }) { errors { message } } }", new() { ["id"] = handoff });
        Assert.Empty(Ids((await api.AskAsync(deputy, Read)).GetProperty("viewer").GetProperty("inbox"), "offers"));
        Assert.Empty(Ids((await api.AskAsync(asked, Read)).GetProperty("viewer").GetProperty("inbox"), "offers"));
    }

    [Fact]
    public async Task QueueEvents_TicketComesAndIsClaimed_TellsThatItWaitsAndThatItWasTaken()
    {
        var agent = await api.TokenAsync("agent", "ben");
        var cursor = (await api.AskAsync(agent, "{ node(id: \"que_general\") { ... on Queue { cursor waitingCount } } }")).Text("node", "cursor");
        using var stream = await EventStream.OpenAsync(api, agent, FollowQueue, new() { ["after"] = cursor });
        var started = await api.StartAsync(await api.TokenAsync("ingest", "gateway"), Asking.Session("PHONE"));
        var ticket = started.Text("ticket", "id");
        await api.AskAsync(agent, Claim, new() { ["id"] = ticket });

        var kinds = new List<string>();
        while (kinds.Count < 2)
        {
            // Other tests of the class use the same queue.
            if (await NextAsync(stream, "queueEvents") is var told && told.Text("ticket", "id") == ticket)
            {
                kinds.Add(told.Text("kind"));
            }
        }

        Assert.Equal(["WAITING", "TAKEN"], kinds);
    }

    [Theory]
    [InlineData("bot")]
    [InlineData("ingest")]
    public async Task Inbox_OfOthersThanAgents_IsNullAndTheirEventsAreForbidden(string role)
    {
        var token = await api.TokenAsync(role, $"{role}-1");
        Assert.Equal(JsonValueKind.Null, (await api.AskAsync(token, Read)).GetProperty("viewer").GetProperty("inbox").ValueKind);
        Assert.Equal("FORBIDDEN", await RefusedAsync(token, Follow, null));
        Assert.Equal("FORBIDDEN", await RefusedAsync(token, FollowQueue, null));
    }

    [Fact]
    public async Task InboxEvents_CursorOfAnotherAgent_IsInvalid()
    {
        var (one, other) = (await api.TokenAsync("agent", "one"), await api.TokenAsync("agent", "other"));
        var cursor = (await api.AskAsync(other, Read)).Text("viewer", "inbox", "cursor");
        Assert.Equal("INVALID_CURSOR", await RefusedAsync(one, Follow, cursor));
        Assert.Equal("INVALID_CURSOR", await RefusedAsync(one, FollowQueue, cursor));
    }

    private static IEnumerable<string> Ids(JsonElement inbox, string list) => inbox.GetProperty(list).GetProperty("nodes").EnumerateArray().Select(static n => n.Text("id"));

    private static async Task<JsonElement> NextAsync(EventStream stream, string field) => (await stream.NextAsync())!.Value.GetProperty("data").GetProperty(field);

    private async Task<string> RefusedAsync(string token, string query, string? after)
    {
        using var stream = await EventStream.OpenAsync(api, token, query, new JsonObject { ["after"] = after });
        return (await stream.NextAsync())!.Value.GetProperty("errors")[0].Text("extensions", "code");
    }

    private async Task<(string Agent, string Customer, JsonElement Started)> StartAsync(string name)
    {
        var agent = await api.TokenAsync("agent", name);
        var customer = await api.TokenAsync("customer", $"customer-of-{name}", new() { ["identity"] = new JsonObject { ["kind"] = "APP_USER", ["value"] = $"customer-of-{name}" } });
        return (agent, customer, await api.StartAsync(customer, Asking.Session("CHAT")));
    }
}
