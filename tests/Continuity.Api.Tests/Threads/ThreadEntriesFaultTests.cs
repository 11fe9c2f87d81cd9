using System.Collections.Concurrent;
using System.Text.Json;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Threads;

/// <summary>Promise 7: nothing is missing and nothing is there twice for one who resumes from the last cursor, across servers and their ends.</summary>
[OneStore("It kills servers, as the run of faults does on each topology.")]
public sealed class ThreadEntriesFaultTests
{
    private const int Writers = 16;
    private const int Kills = 2;

    [Fact]
    public async Task ThreadEntries_WrittenThroughAnotherServer_AreHeardOnGarnet()
    {
        await using var one = await RunningApi.StartAsync();
        await using var other = await RunningApi.StartAsync(Beside(one, one.Store));
        await HearAsync(one, other);
    }

    [Fact]
    public async Task ThreadEntries_WrittenThroughAnotherServer_AreHeardOnRedis()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var one = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString });
        await using var other = await RunningApi.StartAsync(Beside(one, redis.ConnectionString));
        await HearAsync(one, other);
    }

    [Fact]
    public async Task ThreadEntries_ServerKilledWhileManyWriteThroughAnother_ResumedGivesEachEntryOnce()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var writing = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString });
        await using var reading = await RunningApi.StartAsync(Beside(writing, redis.ConnectionString));
        var (agent, ingest, started) = await StartAsync(writing);
        var customer = started.Text("customer", "id");
        var follower = new Follower(customer, (await writing.CursorsAsync(agent, customer)).Last);
        var written = 0;
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                await writing.SayAsync(ingest, started.Text("session", "id"), $"{writer}/{n}");
                Interlocked.Increment(ref written);
            }
        })).ToList();

        for (var kill = 0; kill < Kills; kill++)
        {
            var following = follower.FollowUntilLostAsync(reading, agent);
            var enough = follower.Texts.Count + 100;
            await Eventually.IsSoAsync(() => Task.FromResult(follower.Texts.Count >= enough || following.IsFaulted), "Entries come");
            await reading.KillAsync();
            await following;
            await reading.StartAgainAsync();
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
        await follower.FollowAsync(reading, agent, written);
        Assert.Equal(await ParallelStartTests.AssertNumberedWithoutGapAsync(writing, customer), follower.Texts);
    }

    [Fact]
    public async Task ThreadEntries_StoreKilledUnderneath_GoesOnByItself()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString });
        var (agent, ingest, started) = await StartAsync(api);
        var (customer, session) = (started.Text("customer", "id"), started.Text("session", "id"));
        var own = await api.TokenAsync("customer", "eva", new() { ["identity"] = new System.Text.Json.Nodes.JsonObject { ["kind"] = "EMAIL", ["value"] = "eva@example.org" } });
        var (_, last) = await api.CursorsAsync(agent, customer);
        using var seen = await api.FollowAsync(agent, customer, last);
        using var shown = await api.FollowAsync(own, customer, last);

        for (var n = 0; n < 3; n++)
        {
            await api.SayAsync(ingest, session, $"Before {n}");
            Assert.Equal($"Before {n}", await seen.TextAsync());
            await redis.KillAsync();
            await redis.StartAgainAsync();
            await Eventually.IsSoAsync(async () => (await api.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken)).IsSuccessStatusCode, "Redis is back");
            await api.SayAsync(ingest, session, $"After {n}");
            Assert.Equal($"After {n}", await seen.TextAsync());
            Assert.Equal([$"Before {n}", $"After {n}"], [await shown.TextAsync(), await shown.TextAsync()]);
        }
    }

    private static ApiSettings Beside(RunningApi other, string redis) => new() { Redis = redis, DataPath = other.DataPath };

    private static async Task HearAsync(RunningApi one, RunningApi other)
    {
        var (agent, ingest, started) = await StartAsync(one);
        var customer = started.Text("customer", "id");
        using var stream = await other.FollowAsync(agent, customer, (await one.CursorsAsync(agent, customer)).Last);

        for (var n = 0; n < 20; n++)
        {
            await one.SayAsync(ingest, started.Text("session", "id"), $"{n}");
            Assert.Equal($"{n}", await stream.TextAsync());
        }
    }

    private static async Task<(string Agent, string Ingest, JsonElement Started)> StartAsync(RunningApi api)
    {
        var ingest = await api.TokenAsync("ingest", "gateway");
        return (await api.TokenAsync("agent", "ana"), ingest, await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "eva@example.org"))));
    }

    /// <summary>A front end that holds on to the last cursor it has seen.</summary>
    private sealed class Follower(string customer, string cursor)
    {
        private readonly ConcurrentQueue<string> texts = new();
        private string last = cursor;

        public IReadOnlyCollection<string> Texts => texts;

        public async Task FollowAsync(RunningApi api, string agent, int count)
        {
            using var stream = await api.FollowAsync(agent, customer, last);
            while (texts.Count < count)
            {
                var entry = await stream.EntryAsync();
                texts.Enqueue(entry.Text("text"));
                last = entry.Text("cursor");
            }
        }

        public async Task FollowUntilLostAsync(RunningApi api, string agent)
        {
            try
            {
                await FollowAsync(api, agent, int.MaxValue);
            }
            catch (Exception lost) when (lost is IOException or HttpRequestException)
            {
                // The server was killed; the last cursor stays.
            }
        }
    }
}
