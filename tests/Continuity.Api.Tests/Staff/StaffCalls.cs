using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Staff;

/// <summary>What the tests of agents ask of an API.</summary>
internal static class StaffCalls
{
    private const string Errors = "errors { code path message ... on StaleVersionError { currentVersion } }";
    private const string Ticket = "ticket { id version status owner { id name } handler { ... on Agent { id } } waitingIn { name } ownershipOffer { id } }";

    /// <summary>Signs in, so that the others know of the agent.</summary>
    public static async Task<string> SignInAsync(this RunningApi api, string id, string role = "agent", params string[] teams)
    {
        var token = await api.TokenAsync(role, id, new() { ["name"] = id.ToUpperInvariant(), ["teams"] = new JsonArray([.. teams.Select(static team => (JsonNode)team)]) });
        await api.AskAsync(token, "{ viewer { roles } }");
        return token;
    }

    /// <summary>Opens a ticket that waits, and lets an agent claim it.</summary>
    public static async Task<string> OwnedTicketAsync(this RunningApi api, string agent)
    {
        var started = await api.StartAsync(await api.TokenAsync("ingest", "gateway"), Asking.Session("PHONE", ("EMAIL", $"{Guid.NewGuid():N}@example.org")));
        var ticket = started.Text("ticket", "id");
        Assert.Empty((await api.CommandAsync(agent, "claimTicket", "ClaimTicketInput", Ticket, new() { ["ticketId"] = ticket })).GetProperty("errors").EnumerateArray());
        return ticket;
    }

    public static Task<JsonElement> OfferOwnershipAsync(this RunningApi api, string token, string ticket, string to, int? version = null, string reason = "Knows it better.") =>
        api.CommandAsync(
            token,
            "offerOwnership",
            "OfferOwnershipInput",
            "offer { id state } " + Ticket,
            new() { ["ticketId"] = ticket, ["agentId"] = $"agt_{to}", ["reason"] = reason, ["expectedVersion"] = version });

    public static Task<JsonElement> SettleOwnershipAsync(this RunningApi api, string token, string command, string offer) =>
        api.CommandAsync(token, command, "SettleOwnershipInput", "offer { id state settledBy { ... on Agent { id } } } " + Ticket, new() { ["offerId"] = offer });

    public static Task<JsonElement> SetAvailabilityAsync(this RunningApi api, string token, JsonObject input) =>
        api.CommandAsync(token, "setAvailability", "SetAvailabilityInput", "agent { id availability deputyUntil deputy { id } }", input);

    public static Task<JsonElement> RemoveAsync(this RunningApi api, string token, string agent, string successor) =>
        api.CommandAsync(
            token,
            "removeAgent",
            "RemoveAgentInput",
            "agent { id leftAt availability }",
            new() { ["agentId"] = $"agt_{agent}", ["successorId"] = $"agt_{successor}", ["reason"] = "Has left the company." });

    public static async Task<JsonElement> TicketAsync(this RunningApi api, string token, string ticket) => (await api.AskAsync(
        token,
        "query($id: ID!) { ticket(by: { id: $id }) { status owner { id } handler { ... on Agent { id } } waitingIn { name } ownershipOffer { id to { id } from { id } reason state expiresAt ticket { id } } entries(last: 20) { nodes { ... on ActivityEntry { activity summary } } } } }",
        new() { ["id"] = ticket })).GetProperty("ticket");

    public static async Task<JsonElement> CommandAsync(this RunningApi api, string token, string command, string type, string selection, JsonObject input) => (await api.AskAsync(
        token, $"mutation($i: {type}!) {{ {command}(input: $i) {{ {selection} {Errors} }} }}", new() { ["i"] = input })).GetProperty(command);

    public static string Code(this JsonElement payload) => Assert.Single(payload.GetProperty("errors").EnumerateArray()).Text("code");

    public static IEnumerable<string?> PathOf(this JsonElement payload) =>
        Assert.Single(payload.GetProperty("errors").EnumerateArray()).GetProperty("path").EnumerateArray().Select(static part => part.GetString());
}
