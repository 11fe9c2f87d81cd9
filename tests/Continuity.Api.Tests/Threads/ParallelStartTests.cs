using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Threads;

/// <summary>Promise 6: however many first messages of one new person arrive at once, they make one customer and one thread.</summary>
public sealed class ParallelStartTests
{
    private const int Callers = 100;
    private static readonly string[] Channels = ["PHONE", "CHAT", "EMAIL", "SELF_SERVICE"];

    [Theory]
    [MemberData(nameof(TestTopology.Stores), MemberType = typeof(TestTopology))]
    public async Task StartSession_HundredAtOnceOfOneNewPerson_MakeOneCustomerAndOneThread(string store)
    {
        await using var redis = await TestTopology.ServerAsync(store);
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis?.ConnectionString });
        var ingest = await api.TokenAsync("ingest", "gateway");

        var started = await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => api.StartAsync(ingest, Input(i, $"key-{i}"))));

        var customer = Assert.Single(started.Select(s => s.Text("customer", "id")).Distinct());
        Assert.Single(started.Select(s => s.Text("ticket", "id")).Distinct());
        Assert.Equal(Callers, started.Select(s => s.Text("session", "id")).Distinct().Count());
        Assert.Equal(Callers, await SessionCountAsync(api, customer));
        await AssertNumberedWithoutGapAsync(api, customer);
    }

    [Theory]
    [MemberData(nameof(TestTopology.Stores), MemberType = typeof(TestTopology))]
    public async Task StartSession_HundredAtOnceWithFourKeys_MakeOneSessionForEachKey(string store)
    {
        await using var redis = await TestTopology.ServerAsync(store);
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis?.ConnectionString });
        var ingest = await api.TokenAsync("ingest", "gateway");

        var started = await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => api.StartAsync(ingest, Input(i % 4, $"key-{i % 4}"))));

        var customer = Assert.Single(started.Select(s => s.Text("customer", "id")).Distinct());
        Assert.Equal(4, started.Select(s => s.Text("session", "id")).Distinct().Count());
        Assert.Equal(4, await SessionCountAsync(api, customer));
    }

    [Theory]
    [MemberData(nameof(TestTopology.Stores), MemberType = typeof(TestTopology))]
    public async Task RecordEntry_SixtyFourWritersAtOnce_LoseNothingAndLeaveNoGap(string store)
    {
        const int Each = 10;
        await using var redis = await TestTopology.ServerAsync(store);
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis?.ConnectionString });
        var ingest = await api.TokenAsync("ingest", "gateway");
        var started = await api.StartAsync(ingest, Input(0, "first"));
        var session = started.Text("session", "id");

        await Task.WhenAll(Enumerable.Range(0, 64).Select(async writer =>
        {
            for (var n = 0; n < Each; n++)
            {
                var said = await api.SayAsync(ingest, session, $"{writer}/{n}");
                Assert.Empty(said.GetProperty("errors").EnumerateArray());
            }
        }));

        var texts = await AssertNumberedWithoutGapAsync(api, started.Text("customer", "id"));
        Assert.Equal(64 * Each, texts.Count);
        Assert.Equal(64 * Each, texts.Distinct().Count());
    }

    // Every caller knows the person by the e-mail address, and each channel by something more of its own.
    private static JsonObject Input(int i, string key)
    {
        (string, string)[] known = (i % 4) switch
        {
            0 => [("PHONE", "+49 30 1234567"), ("EMAIL", "eva@example.org")],
            1 => [("EMAIL", "eva@example.org"), ("CHAT_VISITOR", "visitor-1")],
            2 => [("EMAIL", "eva@EXAMPLE.org")],
            _ => [("APP_USER", "eva"), ("EMAIL", "eva@example.org"), ("PHONE", "0049301234567")],
        };
        return Asking.Session(Channels[i % 4], known).With("idempotencyKey", key);
    }

    private static async Task<int> SessionCountAsync(RunningApi api, string customer)
    {
        var agent = await api.TokenAsync("agent", "ana");
        var count = 0;
        string? after = null;
        do
        {
            var page = (await api.AskAsync(
                agent,
                "query($id: ID!, $after: String) { customer(by: { id: $id }) { thread { sessions(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } } }",
                new() { ["id"] = customer, ["after"] = after })).GetProperty("customer").GetProperty("thread").GetProperty("sessions");
            count += page.GetProperty("nodes").GetArrayLength();
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.Text("pageInfo", "endCursor") : null;
        }
        while (after is not null);
        return count;
    }

    /// <summary>Reads the whole thread, and gives the messages' texts.</summary>
    internal static async Task<IReadOnlyList<string>> AssertNumberedWithoutGapAsync(RunningApi api, string customer)
    {
        var agent = await api.TokenAsync("agent", "ana");
        var texts = new List<string>();
        var sequences = new List<int>();
        string? after = null;
        do
        {
            var page = (await api.AskAsync(
                agent,
                "query($id: ID!, $after: String) { customer(by: { id: $id }) { thread { entries(first: 100, after: $after) { nodes { sequence ... on MessageEntry { text } } pageInfo { hasNextPage endCursor } } } } }",
                new() { ["id"] = customer, ["after"] = after })).GetProperty("customer").GetProperty("thread").GetProperty("entries");
            foreach (var entry in page.GetProperty("nodes").EnumerateArray())
            {
                sequences.Add(entry.GetProperty("sequence").GetInt32());
                if (entry.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
                {
                    texts.Add(text.GetString()!);
                }
            }

            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.Text("pageInfo", "endCursor") : null;
        }
        while (after is not null);

        Assert.Equal(Enumerable.Range(1, sequences.Count), sequences);
        return texts;
    }
}
