using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Delivery;

/// <summary>What the tests of deliveries ask of an API.</summary>
internal static class DeliveryCalls
{
    private const string Read =
        "query($id: ID!) { node(id: $id) { ... on Entry { delivery { state channel movedFrom attempts lastError queuedAt sentAt deliveredAt } } } }";

    private const string Thread =
        "query($id: ID!) { customer(by: { id: $id }) { thread { entries(last: 100) { nodes { id visibility delivery { state lastError } ... on ActivityEntry { activity summary } } } } } }";

    /// <summary>Starts a session of a new customer on a channel, recorded by the channel's system.</summary>
    public static async Task<JsonElement> BeginAsync(this RunningApi api, string channel, params (string Kind, string Value, string Assurance)[] identities)
    {
        var ingest = await api.TokenAsync("ingest", "pbx");
        return await api.StartAsync(ingest, new JsonObject
        {
            ["channel"] = channel,
            ["externalRef"] = $"ref-{Guid.NewGuid():N}",
            ["identities"] = new JsonArray([.. identities.Select(static one => new JsonObject { ["kind"] = one.Kind, ["value"] = one.Value, ["assurance"] = one.Assurance })]),
            ["idempotencyKey"] = Guid.NewGuid().ToString(),
        });
    }

    /// <summary>An agent writes into a session; the entry's id.</summary>
    public static async Task<string> WriteAsync(this RunningApi api, string agent, string session, string text) =>
        (await api.SayAsync(agent, session, text)).GetProperty("entry").Text("id");

    /// <summary>The delivery of an entry, or null.</summary>
    public static async Task<JsonElement> DeliveryAsync(this RunningApi api, string token, string entry) =>
        (await api.AskAsync(token, Read, new() { ["id"] = entry })).GetProperty("node").GetProperty("delivery");

    /// <summary>Waits until the delivery of an entry is in a state, and gives it.</summary>
    public static async Task<JsonElement> DeliveredAsync(this RunningApi api, string token, string entry, params string[] states)
    {
        var delivery = default(JsonElement);
        await Eventually.IsSoAsync(
            async () =>
            {
                delivery = await api.DeliveryAsync(token, entry);
                return states.Contains(delivery.Text("state"));
            },
            $"The delivery is {string.Join(" or ", states)}");
        return delivery;
    }

    /// <summary>The newest entries of a customer's thread.</summary>
    public static async Task<IReadOnlyList<JsonElement>> EntriesAsync(this RunningApi api, string token, string customer) =>
        [.. (await api.AskAsync(token, Thread, new() { ["id"] = customer })).GetProperty("customer").GetProperty("thread").GetProperty("entries").GetProperty("nodes").EnumerateArray()];
}
