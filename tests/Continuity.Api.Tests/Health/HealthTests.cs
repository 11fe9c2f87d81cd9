using System.Net;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Health;

[OneStore("It kills a server of its own.")]
public sealed class HealthTests
{
    [Fact]
    public async Task Ready_FollowsRedis_WhileLiveStaysGood()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString });
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(api, "/health/ready"));
        Assert.Contains(redis.ConnectionString, api.Announcement[1], StringComparison.Ordinal);

        await redis.KillAsync();
        await Eventually.IsSoAsync(async () => await StatusAsync(api, "/health/ready") == HttpStatusCode.ServiceUnavailable, "It is not ready without Redis");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(api, "/health/live"));

        await redis.StartAgainAsync();
        await Eventually.IsSoAsync(async () => await StatusAsync(api, "/health/ready") == HttpStatusCode.OK, "It is ready with Redis again");
    }

    [Fact]
    public async Task Ready_WhileRedisIsFrozen_AnswersThatItIsNot()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString, More = new Dictionary<string, string> { ["Continuity:Store:Deadline"] = "00:00:01" } });
        await Signal.SendAsync("STOP", redis.Id);

        // On a busy machine it stands still a little later.
        await Eventually.IsSoAsync(async () => await StatusAsync(api, "/health/ready") == HttpStatusCode.ServiceUnavailable, "It is not ready");
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningApi api, string path)
    {
        using var answer = await api.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
