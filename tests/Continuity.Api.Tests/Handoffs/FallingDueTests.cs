using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.FollowUps;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Handoffs;

/// <summary>What happens by itself, in a running API: offers that nobody answers, and promises that nobody keeps.</summary>
public sealed class FallingDueTests(HurriedApi hurried) : IClassFixture<HurriedApi>
{
    private const string Work =
        "query($t: ID!) { ticket(by: { id: $t }) { owner { name } handler { ... on Agent { name } } waitingIn { name } "
        + "handoffs { state settledBy { __typename } to { __typename ... on Agent { name } ... on Queue { name } } insteadOf { name } followUp { state } } } }";

    private const string Follow = "subscription($after: String) { inboxEvents(after: $after) { cursor kind ticket { id } followUp { id state } } }";

    private readonly RunningApi api = hurried.Api;

    [Theory]
    [InlineData("COLD", "Ana")]
    [InlineData("WARM", "Ana")]
    public async Task Offer_ToAnAgentWhoDoesNotAnswer_ExpiresByItselfAndIsTheOwnersAgain(string mode, string handler)
    {
        var (ana, _) = (await api.AgentAsync("agent", "ana"), await api.AgentAsync("agent", "ben"));
        var ticket = await OwnedAsync(ana);
        await api.OfferedAsync(ana, Hurried(HandoffCalls.Offer(ticket, "agt_ben", mode)));

        var after = await SettledAsync(ana, ticket, "EXPIRED");

        Assert.Equal(("Ana", handler), (after.Text("owner", "name"), after.Text("handler", "name")));
        var handoff = Assert.Single(after.GetProperty("handoffs").EnumerateArray());
        Assert.Equal(("System", "CANCELLED"), (handoff.Text("settledBy", "__typename"), handoff.Text("followUp", "state")));
    }

    [Fact]
    public async Task Offer_ToAQueueThatNobodyTakesFrom_ExpiresByItselfAndTheTicketWaitsThere()
    {
        var ana = await api.AgentAsync("agent", "ana");
        var ticket = await OwnedAsync(ana);
        await api.OfferedAsync(ana, Hurried(HandoffCalls.Offer(ticket, "que_general", "COLD")));

        var after = await SettledAsync(ana, ticket, "EXPIRED");

        Assert.Equal(("Ana", "general"), (after.Text("owner", "name"), after.Text("waitingIn", "name")));
        Assert.Equal(JsonValueKind.Null, after.GetProperty("handler").ValueKind);
    }

    [Fact]
    public async Task Offer_ToAnAgentWhoIsOffline_GoesToTheDeputyWhoMayAcceptIt()
    {
        var (ana, eva, fay) = (await api.AgentAsync("agent", "ana"), await api.AgentAsync("agent", "eva"), await api.AgentAsync("agent", "fay"));
        await api.AskAsync(eva, "mutation { setAvailability(input: { availability: OFFLINE, deputyId: \"agt_fay\" }) { errors { message } } }");
        var ticket = await OwnedAsync(ana);

        var offered = await api.OfferedAsync(ana, HandoffCalls.Offer(ticket, "agt_eva"));
        var waiting = (await api.AskAsync(fay, "{ viewer { inbox { offers { nodes { id } } } } }")).GetProperty("viewer").GetProperty("inbox").GetProperty("offers").GetProperty("nodes");
        var handoff = Assert.Single((await WorkAsync(ana, ticket)).GetProperty("handoffs").EnumerateArray());
        (await api.SettleAsync(fay, "acceptHandoff", offered)).Done();

        Assert.Equal([offered], waiting.EnumerateArray().Select(static one => one.Text("id")));
        Assert.Equal(("Fay", "Eva"), (handoff.Text("to", "name"), handoff.Text("insteadOf", "name")));
        var after = await WorkAsync(ana, ticket);
        Assert.Equal(("Ana", "Fay"), (after.Text("owner", "name"), after.Text("handler", "name")));
    }

    [Fact]
    public async Task InboxEvents_OverAWebSocket_TellOfEachStepOfAPromiseThatNobodyKeepsOnce()
    {
        var (gil, sue) = (await api.AgentAsync("agent", "gil"), await api.AgentAsync("supervisor", "sue"));
        using var own = await FollowAsync(gil);
        using var supervisors = await FollowAsync(sue);
        var ticket = await OwnedAsync(gil);
        (await api.ResolveAsync(gil, new() { ["ticketId"] = ticket, ["followUpWithin"] = "PT11S" })).Done();
        var id = Assert.Single(await api.FollowUpsAsync(gil, ticket)).Text("id");

        var told = new List<JsonElement>();
        while (told.Count < 4)
        {
            told.Add(await NextAsync(own));
        }

        Assert.Equal(["FOLLOW_UP_DUE_SOON", "FOLLOW_UP_DUE", "FOLLOW_UP_MISSED", "FOLLOW_UP_ESCALATED"], told.Select(static one => one.Text("kind")));
        Assert.All(told, one => Assert.Equal((id, ticket), (one.Text("followUp", "id"), one.Text("ticket", "id"))));
        Assert.Equal(4, told.Select(static one => one.Text("cursor")).Distinct().Count());
        JsonElement escalated;
        do
        {
            // Other tests of the class have a supervisor told of what expired in a queue.
            escalated = await NextAsync(supervisors);
        }
        while (escalated.Text("ticket", "id") != ticket);

        Assert.Equal(("FOLLOW_UP_ESCALATED", id, "MISSED"), (escalated.Text("kind"), escalated.Text("followUp", "id"), escalated.Text("followUp", "state")));
    }

    private static JsonObject Hurried(JsonObject offer) => offer.With("expiresIn", "PT5S");

    private static async Task<JsonElement> NextAsync(GraphQLSocket socket)
    {
        using var message = JsonDocument.Parse(await socket.NextAsync());
        Assert.Equal("next", message.RootElement.Text("type"));
        return message.RootElement.GetProperty("payload").GetProperty("data").GetProperty("inboxEvents").Clone();
    }

    /// <summary>Follows an agent's inbox over a socket, from now on.</summary>
    private async Task<GraphQLSocket> FollowAsync(string token)
    {
        var cursor = (await api.AskAsync(token, "{ viewer { inbox { cursor } } }")).Text("viewer", "inbox", "cursor");
        var socket = await GraphQLSocket.ConnectAsync(api.Http.BaseAddress!);
        await socket.SendAsync($$$"""{"type":"connection_init","payload":{"authorization":"Bearer {{{token}}}"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.NextAsync());
        var payload = new JsonObject { ["query"] = Follow, ["variables"] = new JsonObject { ["after"] = cursor } };
        await socket.SendAsync(new JsonObject { ["type"] = "subscribe", ["id"] = "1", ["payload"] = payload }.ToJsonString());
        return socket;
    }

    private async Task<string> OwnedAsync(string agent) => (await api.StartAsync(agent, Asking.Session("PHONE"))).Text("ticket", "id");

    private async Task<JsonElement> WorkAsync(string token, string ticket) => (await api.AskAsync(token, Work, new() { ["t"] = ticket })).GetProperty("ticket");

    private async Task<JsonElement> SettledAsync(string token, string ticket, string state)
    {
        await Eventually.IsSoAsync(
            async () => (await WorkAsync(token, ticket)).GetProperty("handoffs").EnumerateArray().All(one => one.Text("state") == state), $"The offer is {state}");
        return await WorkAsync(token, ticket);
    }
}
