using System.Net;
using System.Net.Sockets;
using Continuity.Api.Tests.Hosting;
using Continuity.Topologies;

namespace Continuity.Api.Tests.StartUp;

/// <summary>In Production the API may be started before its store.</summary>
[OneStore("It starts a Redis of its own.")]
public sealed class LateStoreTests
{
    private const string Waiting = "The store is not there yet";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_BeforeRedis_WaitsForItWithOneWarning()
    {
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        await using var redis = new RedisNode();
        using var nobody = new TcpListener(IPAddress.Loopback, redis.Port);
        nobody.Start();
        var settings = Settings(redis, "connectTimeout=500,connectRetry=1");

        var starting = ApiProcess.StartAsync(settings);
        var looking = nobody.AcceptTcpClientAsync(Cancelled).AsTask();
        Assert.Same(looking, await Task.WhenAny(looking, starting));
        (await looking).Dispose();
        nobody.Stop();
        await redis.StartAsync();
        await using var api = await starting;

        using var http = new HttpClient { BaseAddress = new Uri(settings.Urls) };
        Assert.Equal("ready", await http.GetStringAsync("/health/ready", Cancelled));
        Assert.Single(api.Output, static line => line.Contains(Waiting, StringComparison.Ordinal));
        Assert.Equal(0, await api.StopAsync());
    }

    [Fact]
    public async Task Start_OnARedisThatWantsAnotherPassword_IsRefusedBeforeItsPatienceEnds()
    {
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        await using var redis = new RedisNode();
        await redis.StartAsync();
        Assert.Contains("OK", await redis.AskAsync("CONFIG SET requirepass right"), StringComparison.Ordinal);

        // It waits for as long as a test waits for it to end, and so would not end in time. A busy machine's first attempt may come to nothing before Redis has answered.
        var (exitCode, _, errors) = await ApiProcess.RunToEndAsync(Settings(redis, "password=wrong"));

        Assert.Equal(1, exitCode);
        Assert.Contains("it wants a password", Assert.Single(errors), StringComparison.Ordinal);
    }

    private static ApiSettings Settings(RedisNode redis, string more) => new()
    {
        Environment = "Production",
        Redis = $"{redis.ConnectionString},{more}",
        Urls = $"http://127.0.0.1:{FreePort.Next()}",
        More = new Dictionary<string, string>
        {
            ["Authentication:Schemes:Bearer:Authority"] = "https://issuer.example.org",
            ["Authentication:Schemes:Bearer:ValidAudience"] = "continuity",
        },
    };
}
