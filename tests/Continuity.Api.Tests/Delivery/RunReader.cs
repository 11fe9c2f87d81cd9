using System.Globalization;
using System.Text.Json;
using Continuity.Api.Tests.Hosting;
using StackExchange.Redis;

namespace Continuity.Api.Tests.Delivery;

/// <summary>Reads what is in the API and in its store after a run.</summary>
internal sealed class RunReader(RunningApi api, string agent)
{
    private const string Thread =
        "query($s: ID!, $after: String) { node(id: $s) { ... on Session { customer { thread { entries(first: 100, after: $after) { "
        + "nodes { __typename id sequence author { __typename } delivery { state attempts } ... on MessageEntry { text } } pageInfo { hasNextPage endCursor } } } } } } }";

    private static readonly string[] Queues = ["{p*:sending*", "{p*:sender:*", "{p*:outbox", "{p*:telling:*"];

    /// <summary>How many requests to the provider the deliveries say that there were.</summary>
    public int Attempts { get; private set; }

    /// <summary>The whole thread of a session's customer.</summary>
    public async Task<IReadOnlyList<ThreadLine>> ThreadAsync(string session)
    {
        List<ThreadLine> lines = [];
        string? after = null;
        do
        {
            var page = (await api.AskAsync(agent, Thread, new() { ["s"] = session, ["after"] = after })).GetProperty("node").GetProperty("customer").GetProperty("thread").GetProperty("entries");
            lines.AddRange(page.GetProperty("nodes").EnumerateArray().Select(Line));
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.Text("pageInfo", "endCursor") : null;
        }
        while (after is not null);

        return lines;
    }

    /// <summary>The keys of what a store has still to send or to tell, or is sending.</summary>
    /// <param name="port">The store's port.</param>
    public static async Task<IReadOnlyList<string>> WaitingAsync(int port)
    {
        using var redis = await ConnectionMultiplexer.ConnectAsync(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port},syncTimeout=20000"));
        try
        {
            var server = redis.GetServer(redis.GetEndPoints()[0]);
            return [.. Queues.SelectMany(queue => server.Keys(pattern: queue, pageSize: 5000)).Select(static key => (string)key!).Distinct()];
        }
        finally
        {
            // Garnet does not answer QUIT, which the client would wait for.
            await redis.CloseAsync(allowCommandsToComplete: false);
        }
    }

    private ThreadLine Line(JsonElement node)
    {
        var delivery = node.GetProperty("delivery");
        var isOrdered = delivery.ValueKind == JsonValueKind.Object;
        Attempts += isOrdered ? delivery.GetProperty("attempts").GetInt32() : 0;
        return new(
            node.GetProperty("sequence").GetInt32(),
            node.Text("id"),
            node.Text("author", "__typename"),
            node.TryGetProperty("text", out var text) ? text.GetString() : null,
            isOrdered ? delivery.Text("state") : null);
    }
}
