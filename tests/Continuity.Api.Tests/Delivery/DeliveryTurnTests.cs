using Continuity.Api.Tests.Hosting;
using Continuity.Customers;
using Continuity.Delivery;
using Continuity.Threads;

namespace Continuity.Api.Tests.Delivery;

/// <summary>What waits for its turn at a gateway that is asked one thing at a time, while it hangs.</summary>
public sealed class DeliveryTurnTests : IAsyncLifetime
{
    private RedisServer redis = null!;
    private FaultyGateway gateway = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        redis = await RedisServer.StartAsync();
        gateway = await FaultyGateway.StartAsync();
        gateway.Rule = static (_, body) => body.Text("text") == "hangs" ? GatewayFault.TakesAndHangs : GatewayFault.None;
    }

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Fact]
    public async Task Message_RedactedWhileItWaitsForItsTurn_NeverLeaves()
    {
        await using var bench = await DeliveryBench.OpenAsync(redis, gateway);
        var first = await bench.WriteAsync(Channel.Chat, "hangs");
        await ArrivedAsync(1);
        var second = await bench.WriteAsync(Channel.Chat, "the card's number");
        await Eventually.IsSoAsync(() => Task.FromResult(bench.Gateways.Find(Channel.Chat)!.Waiting == 1), "It waits for its turn");
        await bench.RedactAsync(second);

        await gateway.LetGoAsync();

        await IsAsync(bench, second, DeliveryState.Failed);
        await IsAsync(bench, first, DeliveryState.Sent);
        Assert.Equal(("REDACTED", 0), await bench.DeliveryAsync(second) is var redacted ? (redacted.LastError, redacted.Attempts) : default);
        Assert.Equal("hangs", Assert.Single(gateway.Arrivals).Text);
    }

    [Fact]
    public async Task Messages_MoreThanMayWaitForAGatewayThatHangs_HoldUpNoOtherChannelAndLeaveInTheEnd()
    {
        await using var bench = await DeliveryBench.OpenAsync(redis, gateway, mostWaiting: 2, homesBeside: 1);
        List<CustomerId> waiting = [await bench.WriteAsync(Channel.Chat, "hangs")];
        await ArrivedAsync(1);
        for (var n = 0; n < 8; n++)
        {
            waiting.Add(await bench.WriteAsync(Channel.Chat, $"{n}"));
        }

        await IsAsync(bench, await bench.WriteAsync(Channel.Email, "by e-mail"), DeliveryState.Sent);

        Assert.Equal(2, gateway.Arrivals.Count);
        await gateway.LetGoAsync();
        foreach (var home in waiting)
        {
            await Eventually.IsSoAsync(
                async () =>
                {
                    bench.Clock.Advance(TimeSpan.FromSeconds(1));
                    return (await bench.DeliveryAsync(home)).State == DeliveryState.Sent;
                },
                "It has left in the end");
        }

        Assert.Equal(10, gateway.Taken.Count);
    }

    [Fact]
    public async Task Stop_WhileSomethingIsUnderWay_GivesBackTheRightToSendBeforeItEnds()
    {
        await using var bench = await DeliveryBench.OpenAsync(redis, gateway);
        var home = await bench.WriteAsync(Channel.Chat, "hangs");
        await ArrivedAsync(1);

        await bench.StopAsync();

        await using var lease = await bench.Deliveries.TryTakeAsync(home, TimeSpan.FromSeconds(1), Cancelled);
        Assert.NotNull(lease);
    }

    private static Task IsAsync(DeliveryBench bench, CustomerId home, DeliveryState state) =>
        Eventually.IsSoAsync(async () => (await bench.DeliveryAsync(home)).State == state, $"It is {state}");

    private Task ArrivedAsync(int count) => Eventually.IsSoAsync(() => Task.FromResult(gateway.Arrivals.Count == count), $"{count} have arrived");
}
