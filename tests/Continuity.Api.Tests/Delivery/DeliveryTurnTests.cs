using Continuity.Api.Tests.Hosting;
using Continuity.Customers;
using Continuity.Delivery;
using Continuity.Threads;

namespace Continuity.Api.Tests.Delivery;

/// <summary>What waits for its turn at a gateway that is asked one thing at a time, while it hangs.</summary>
[OneStore("It has a server of its own.")]
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
        await WaitAsync(bench, 1);
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
            await IsSentInTheEndAsync(bench, home);
        }

        Assert.Equal(10, gateway.Taken.Count);
    }

    [Fact]
    public async Task Stop_WhileOneIsAskedAndAnotherWaits_NotesWhatCameOfTheOneAndLeavesTheOtherToOthersAtOnce()
    {
        await using var bench = await DeliveryBench.OpenAsync(redis, gateway);
        var asked = await bench.WriteAsync(Channel.Chat, "hangs");
        await ArrivedAsync(1);
        var waits = await bench.WriteAsync(Channel.Chat, "waits");
        await WaitAsync(bench, 1);

        var stopped = bench.StopAsync();
        await WaitAsync(bench, 0);
        Assert.False(stopped.IsCompleted);
        await gateway.LetGoAsync();
        await stopped;

        Assert.Equal((DeliveryState.Sent, 1), await bench.DeliveryAsync(asked) is var sent ? (sent.State, sent.Attempts) : default);
        Assert.Equal((DeliveryState.Queued, 0), await bench.DeliveryAsync(waits) is var queued ? (queued.State, queued.Attempts) : default);
        Assert.Equal("hangs", Assert.Single(gateway.Arrivals).Text);
        Assert.Equal([waits], await bench.DueAsync());
        foreach (var home in new[] { asked, waits })
        {
            await using var lease = await bench.Deliveries.TryTakeAsync(home, TimeSpan.FromSeconds(1), Cancelled);
            Assert.NotNull(lease);
        }
    }

    [Fact]
    public async Task Message_TheStoreIsAwayForAMomentWhileItWaitsForItsTurn_IsLeftAndSentOnceTheStoreIsThere()
    {
        await using var bench = await DeliveryBench.OpenAsync(redis, gateway, deadline: TimeSpan.FromSeconds(5));
        var first = await bench.WriteAsync(Channel.Chat, "hangs");
        await ArrivedAsync(1);
        var second = await bench.WriteAsync(Channel.Chat, "waits");
        await WaitAsync(bench, 1);

        await Signal.SendAsync("STOP", redis.Id);
        bench.Ring(second);
        await WaitAsync(bench, 0);
        await Signal.SendAsync("CONT", redis.Id);
        await gateway.LetGoAsync();

        await IsSentInTheEndAsync(bench, first);
        await IsSentInTheEndAsync(bench, second);
        Assert.Equal(["hangs", "waits"], gateway.Taken.Select(static one => one.Text));
    }

    private static Task WaitAsync(DeliveryBench bench, int count) =>
        Eventually.IsSoAsync(() => Task.FromResult(bench.Gateways.Find(Channel.Chat)!.Waiting == count), $"{count} wait for their turn");

    private static Task IsSentInTheEndAsync(DeliveryBench bench, CustomerId home) => Eventually.IsSoAsync(
        async () =>
        {
            bench.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await bench.DeliveryAsync(home)).State == DeliveryState.Sent;
        },
        "It has left in the end");

    private static Task IsAsync(DeliveryBench bench, CustomerId home, DeliveryState state) =>
        Eventually.IsSoAsync(async () => (await bench.DeliveryAsync(home)).State == state, $"It is {state}");

    private Task ArrivedAsync(int count) => Eventually.IsSoAsync(() => Task.FromResult(gateway.Arrivals.Count == count), $"{count} have arrived");
}
