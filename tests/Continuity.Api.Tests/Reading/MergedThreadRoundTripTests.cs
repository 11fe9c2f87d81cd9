using System.Text.Json;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;
using Continuity.Callers;

namespace Continuity.Api.Tests.Reading;

/// <summary>How often the thread of a customer of many homes waits for Redis: no oftener than for the survivor and, all at once, for the others.</summary>
[OneStore("It counts on two stores of its own.")]
public sealed class MergedThreadRoundTripTests
{
    private const int Homes = 10;
    private const string Newest = "entries(last: 20) { pageInfo { hasPreviousPage } edges { cursor node { id cursor recordedAt ... on MessageEntry { text } } } } ";
    private static readonly Caller Ana = new(Role.Agent, "ana") { Name = "Ana" };

    [Fact]
    public async Task NewestEntries_OfTenMergedCustomersOnGarnet_CostTwoRoundTrips()
    {
        await using var api = await RunningApi.StartAsync();
        await CountAsync(api, $"127.0.0.1:{api.Process.EmbeddedPort}");
    }

    [Fact]
    public async Task NewestEntries_OfTenMergedCustomersOnRedis_CostTwoRoundTrips()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString });
        await CountAsync(api, redis.ConnectionString);
    }

    private static async Task CountAsync(RunningApi api, string store)
    {
        var ingest = await api.TokenAsync("ingest", "gateway");
        var homes = new List<string>();
        for (var home = 0; home < Homes; home++)
        {
            var started = await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", $"home-{home}@example.org")));
            homes.Add(started.Text("customer", "id"));
            for (var n = 0; n < 25; n++)
            {
                await api.SayAsync(ingest, started.Text("session", "id"), $"{home}/{n}");
            }
        }

        await using var merging = await MergingStore.OpenAsync(store);
        foreach (var merged in homes.Skip(1))
        {
            await merging.MergeAsync(homes[0], merged);
        }

        await using var measured = await MeasuredApi.OpenAsync(store, Ana);
        await measured.AskAsync("{ viewer { roles } }", []);
        Assert.Equal([1, 10], await AskAsync("id thread { " + Newest + "}"));
        Assert.Equal([1, 19], await AskAsync("id name identities { value } thread { channels " + Newest + "}"));
        Assert.Equal([1, 9], await AskAsync("thread { cursor }"));
        Assert.Equal(2, (await AskAsync("id name identities { value } firstSeenAt lastContactAt thread { cursor channels " + Newest + "}")).Count);
        Assert.Equal(2, (await AskAsync("thread { entries(first: 20) { nodes { id cursor } } }")).Count);
        Assert.Equal(3, (await AskAsync("tickets(first: 20) { nodes { id } } thread { sessions(last: 20) { nodes { id } } openSessions { id } }")).Count);

        async Task<IReadOnlyList<int>> AskAsync(string what)
        {
            var (data, roundTrips) = await measured.AskAsync("query($c: ID!) { customer(by: { id: $c }) { " + what + " } }", new() { ["c"] = homes[0] });
            TestContext.Current.TestOutputHelper!.WriteLine($"{what}: {string.Join(' ', roundTrips)}");
            if (what.Contains(Newest, StringComparison.Ordinal))
            {
                AssertNewest(data.GetProperty("customer").GetProperty("thread").GetProperty("entries"));
            }

            return roundTrips;
        }
    }

    private static void AssertNewest(JsonElement entries)
    {
        var nodes = entries.GetProperty("edges").EnumerateArray().Select(static edge => edge.GetProperty("node")).ToList();
        var times = nodes.Select(static node => node.GetProperty("recordedAt").GetDateTimeOffset()).ToList();
        Assert.Equal(20, nodes.Count);
        Assert.Equal(times.Order(), times);
        Assert.True(entries.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());

        // The merges themselves are the survivor's newest entries; before them the customer who was served last wrote.
        Assert.Equal(Homes - 1, nodes.AsEnumerable().Reverse().TakeWhile(static node => !node.TryGetProperty("text", out _)).Count());
        Assert.Equal(Enumerable.Range(14, 11).Select(static n => $"9/{n}"), nodes.Take(11).Select(static node => node.Text("text")));
    }
}
