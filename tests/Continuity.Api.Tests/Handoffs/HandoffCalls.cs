using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Handoffs;

/// <summary>Commands on handoffs as callers send them.</summary>
internal static class HandoffCalls
{
    private const string Work = "ticket { id version status owner { name } handler { __typename ... on Agent { name } ... on Bot { name } } waitingIn { name } } ";
    private const string Handoff = "handoff { id state mode expiresAt offeredAt briefAsOf context settledBy { ... on Agent { name } } responsible { name } to { __typename ... on Agent { name } ... on Queue { name } } followUp { state dueAt } } ";
    private const string Errors = "errors { code path ... on AlreadySettledError { handoff { id state } } ... on StaleVersionError { currentVersion } } ";

    /// <summary>An agent who has signed in.</summary>
    public static async Task<string> AgentAsync(this RunningApi api, string role, string id)
    {
        var token = await api.TokenAsync(role, id, new() { ["name"] = char.ToUpperInvariant(id[0]) + id[1..] });
        await api.AskAsync(token, "{ viewer { roles } }");
        return token;
    }

    public static JsonObject Offer(string ticket, string to, string mode = "WARM") => new()
    {
        ["ticketId"] = ticket,
        ["to"] = new JsonObject { [to.StartsWith("que_", StringComparison.Ordinal) ? "queueId" : "agentId"] = to },
        ["mode"] = mode,
        ["reason"] = "They know it better.",
        ["summary"] = "The invoice is wrong.",
        ["expiresIn"] = "PT5M",
    };

    public static Task<JsonElement> OfferAsync(this RunningApi api, string token, JsonObject input) => api.SendAsync(token, "offerHandoff", "OfferHandoffInput", Handoff + Work, input);

    public static async Task<string> OfferedAsync(this RunningApi api, string token, JsonObject input) => (await api.OfferAsync(token, input)).Done().Text("handoff", "id");

    public static Task<JsonElement> SettleAsync(this RunningApi api, string token, string command, string handoff) =>
        api.SendAsync(token, command, "SettleHandoffInput", Handoff + Work, new() { ["handoffId"] = handoff });

    public static Task<JsonElement> OnTicketAsync(this RunningApi api, string token, string command, JsonObject input) =>
        api.SendAsync(token, command, char.ToUpperInvariant(command[0]) + command[1..] + "Input", Work, input);

    /// <summary>The payload, which has no error.</summary>
    public static JsonElement Done(this JsonElement payload)
    {
        Assert.Equal(0, payload.GetProperty("errors").GetArrayLength());
        return payload;
    }

    /// <summary>The payload's one error, by code and path.</summary>
    public static (string Code, string Path) Refused(this JsonElement payload)
    {
        var error = Assert.Single(payload.GetProperty("errors").EnumerateArray());
        return (error.Text("code"), error.GetProperty("path") is { ValueKind: JsonValueKind.Array } path ? string.Join('.', path.EnumerateArray().Select(static part => part.GetString())) : "");
    }

    private static async Task<JsonElement> SendAsync(this RunningApi api, string token, string command, string type, string selection, JsonObject input) =>
        (await api.AskAsync(token, $"mutation($i: {type}!) {{ {command}(input: $i) {{ {selection} {Errors} }} }}", new() { ["i"] = input.DeepClone() })).GetProperty(command);
}
