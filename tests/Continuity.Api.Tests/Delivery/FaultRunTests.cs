using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Delivery;

/// <summary>
/// 600 messages out and 600 in at once, through providers that fail in every way, with the API killed five times: nothing is lost, nothing happens twice, all is in order. All chance goes by
/// one seed, which is printed with the figures; <see cref="FaultRunSettings"/> says how to make it 10,000, or as many as you like.
/// </summary>
[OneStore("It kills the API on stores of its own.")]
public sealed class FaultRunTests(ITestOutputHelper output)
{
    private const int SmallerBy = 5;
    private const int FewerKills = 3;

    [Fact]
    public async Task Messages_BothWaysWhileProvidersFailAndTheApiIsKilled_ArriveOnceAndInOrder()
    {
        await using var redis = await RedisServer.StartAsync();
        using var run = new FaultRun(new(), redis, output);

        Assert.Empty(await run.RunAsync());
    }

    [Fact]
    public async Task Messages_BothWaysWhileTheApiIsKilledWithItsStore_ArriveOnceAndInOrder()
    {
        var settings = new FaultRunSettings();
        settings = settings with
        {
            Messages = Math.Max(1, settings.Messages / SmallerBy),
            Sessions = Math.Max(1, settings.Sessions / SmallerBy),
            Kills = Math.Min(settings.Kills, FewerKills),
        };
        using var run = new FaultRun(settings, null, output);

        Assert.Empty(await run.RunAsync());
    }
}
