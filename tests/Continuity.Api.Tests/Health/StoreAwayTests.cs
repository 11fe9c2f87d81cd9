using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Ingest;
using Continuity.Api.Tests.Threads;
using Continuity.Topologies;

namespace Continuity.Api.Tests.Health;

/// <summary>
/// While Redis is away, or takes no writes, every call ends by itself and says so; nothing of what is refused is half there, and the repeat with its key does it once. How long each may take is the store's budget, which has tests of
/// its own.
/// </summary>
[OneStore("It harms a server of its own.")]
public sealed class StoreAwayTests : IAsyncLifetime
{
    private const string Away = "STORE_UNAVAILABLE";
    private readonly RedisNode redis = new();
    private RunningApi api = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        await redis.StartAsync();
        api = await RunningApi.StartAsync(new ApiSettings
        {
            Redis = redis.ConnectionString,
            More = new Dictionary<string, string>
            {
                ["Continuity:Store:Deadline"] = "00:00:02", ["Continuity:Ingest:chat:Kind"] = "Chat", ["Continuity:Ingest:chat:Secrets:0:Value"] = Signing.Key,
            },
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (api is not null)
        {
            await api.DisposeAsync();
        }

        await redis.DisposeAsync();
    }

    [Fact]
    public async Task Calls_WhileRedisIsFrozenAndThenKilled_AllSayThatItIsAwayAndWorkAgainAfterwards()
    {
        var (agent, ingest, started) = await StartAsync();

        await redis.FreezeAsync();
        await AssertAwayAsync(agent, ingest, started, "frozen");
        await redis.ThawAsync();
        await UntilReadyAsync();
        await AssertOnceAsync(agent, ingest, started, "frozen");

        await redis.KillAsync();
        await AssertAwayAsync(agent, ingest, started, "killed");
        await redis.StartAsync();
        await UntilReadyAsync();
        await AssertOnceAsync(agent, ingest, started, "frozen", "killed");
        Assert.DoesNotContain(api.Process.Output.Concat(api.Process.Errors), static line => line.Contains("Unhandled exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Writes_WhileRedisIsOutOfMemoryOrHasTooFewReplicas_AreRefusedWholeAndReadingGoesOn()
    {
        var (agent, ingest, started) = await StartAsync();
        foreach (var (fault, over, name) in new[] { ("maxmemory 1mb", "maxmemory 0", "full"), ("min-replicas-to-write 1", "min-replicas-to-write 0", "alone") })
        {
            await redis.AskAsync("CONFIG SET " + fault);
            await AssertRefusedAsync(agent, ingest, started, name);
            Assert.DoesNotContain(await TextsAsync(started), text => text.StartsWith(name, StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await IngestAsync());
            await redis.AskAsync("CONFIG SET " + over);
        }

        await AssertOnceAsync(agent, ingest, started, "full", "alone");
    }

    private static string[] Texts(string name) => [.. Enumerable.Range(0, 8).Select(n => $"{name} {n}")];

    private async Task<(string Agent, string Ingest, JsonElement Started)> StartAsync()
    {
        var (agent, ingest) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "gateway"));
        var started = await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "eva@example.org")));

        // The first call of an agent writes their name down.
        await TextsAsync(started);
        return (agent, ingest, started);
    }

    private async Task AssertAwayAsync(string agent, string ingest, JsonElement started, string name)
    {
        var customer = started.Text("customer", "id");
        var reading = api.AnswerAsync(agent, "query($c: ID!) { customer(by: { id: $c }) { thread { entries(first: 5) { nodes { id } } } } }", new() { ["c"] = customer });
        var export = api.Http.GetAsync("/exports/" + new string('a', 43), Cancelled);
        var ready = api.Http.GetAsync("/health/ready", Cancelled);
        var ingested = IngestAsync();
        using var stream = await api.FollowAsync(agent, customer, after: null);
        await AssertRefusedAsync(agent, ingest, started, name);

        Assert.Equal(Away, (await reading).GetProperty("errors")[0].Text("extensions", "code"));
        Assert.Equal(Away, (await stream.RefusalAsync()).Code);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await export).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await ready).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ingested);
    }

    private async Task AssertRefusedAsync(string agent, string ingest, JsonElement started, string name)
    {
        // On one home, so that they wait for each other.
        var answers = await Task.WhenAll(
        [
            .. Texts(name).Select(text => api.AnswerAsync(ingest, Asking.Record, Asking.Message(started.Text("session", "id"), text, text))),
            api.AnswerAsync(agent, Asking.Start, new() { ["i"] = Asking.Session("PHONE", ("EMAIL", $"{name}@example.org")) }),
            api.AnswerAsync(agent, "mutation($t: ID!) { claimTicket(input: { ticketId: $t }) { errors { code } } }", new() { ["t"] = started.Text("ticket", "id") }),
        ]);
        Assert.All(answers, static answer => Assert.Equal(Away, answer.GetProperty("errors")[0].Text("extensions", "code")));
    }

    /// <summary>Repeats what was refused, twice over, and looks whether each is there once.</summary>
    private async Task AssertOnceAsync(string agent, string ingest, JsonElement started, params string[] names)
    {
        foreach (var text in names.SelectMany(Texts).SelectMany(static text => new[] { text, text }))
        {
            await api.AskAsync(ingest, Asking.Record, Asking.Message(started.Text("session", "id"), text, text));
        }

        Assert.Equal(names.SelectMany(Texts).Order(StringComparer.Ordinal), (await TextsAsync(started)).Order(StringComparer.Ordinal));
        await api.StartAsync(agent, Asking.Session("PHONE", ("EMAIL", "new@example.org")));
    }

    private Task<IReadOnlyList<string>> TextsAsync(JsonElement started) => ParallelStartTests.AssertNumberedWithoutGapAsync(api, started.Text("customer", "id"));

    private async Task<HttpStatusCode> IngestAsync()
    {
        var body = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(), ["type"] = "message", ["occurredAt"] = "2026-03-02T09:00:00Z", ["session"] = Guid.NewGuid().ToString(), ["message"] = new JsonObject { ["text"] = "Hello" },
        };
        using var request = IngestApi.Signed("chat", body.ToJsonString());
        using var answer = await api.Http.SendAsync(request, Cancelled);
        return answer.StatusCode;
    }

    private Task UntilReadyAsync() => Eventually.IsSoAsync(
        async () =>
        {
            using var ready = await api.Http.GetAsync("/health/ready", Cancelled);
            return ready.StatusCode == HttpStatusCode.OK;
        },
        "Redis is back");
}
