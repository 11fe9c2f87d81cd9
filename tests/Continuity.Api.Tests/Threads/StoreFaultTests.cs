using System.Net;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Threads;

/// <summary>While Redis is away calls fail fast with a code of their own; when it is back they work, and nothing acknowledged is missing.</summary>
[OneStore("It kills a server of its own.")]
public sealed class StoreFaultTests
{
    [Fact]
    public async Task RecordEntry_WhileRedisIsAway_SaysSoAndWorksAgainAfterwards()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString });
        var ingest = await api.TokenAsync("ingest", "gateway");
        var started = await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "eva@example.org")));
        var session = started.Text("session", "id");
        await api.SayAsync(ingest, session, "before");

        await redis.KillAsync();
        var away = await api.AnswerAsync(ingest, Asking.Record, Asking.Message(session, "during", "during"));
        using var ready = await api.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        await redis.StartAgainAsync();
        await Eventually.IsSoAsync(
            async () => (await api.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.OK,
            "Redis is back");
        await api.AskAsync(ingest, Asking.Record, Asking.Message(session, "during", "during"));

        Assert.Equal("STORE_UNAVAILABLE", away.GetProperty("errors")[0].Text("extensions", "code"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(["before", "during"], await ParallelStartTests.AssertNumberedWithoutGapAsync(api, started.Text("customer", "id")));
    }
}
