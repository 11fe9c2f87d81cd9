using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Types.Sdl;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Continuity.GraphQL.Tests.Execution;

/// <summary>What a subscription's events cost is counted, and they wait where there is too little left.</summary>
public sealed class EventCostTests
{
    private const string Sdl = """
        directive @cost(weight: String!) on FIELD_DEFINITION
        type Query { q: Int } type Subscription { count: Int @cost(weight: "100") }
        """;

    private readonly FakeTimeProvider clock = new();
    private readonly List<double> asked = [];
    private int left = int.MaxValue;

    [Fact]
    public async Task Events_OfAReplay_AreCountedInWholePointsAndTheRestCarriesOver()
    {
        await using var host = NewHost();
        await using var events = await SubscribeAsync(host);
        for (var n = 1; n <= 10; n++)
        {
            Assert.True(await events.MoveNextAsync());
            Assert.Equal($$$"""{"data":{"count":{{{n}}}}}""", ExecutionHost.Json(events.Current));
        }

        Assert.Equal([100d, 250d, 250d, 250d, 250d], asked);
    }

    [Fact]
    public async Task Events_PastWhatIsLeft_WaitAndNoneIsLost()
    {
        left = 2;
        await using var host = NewHost();
        await using var events = await SubscribeAsync(host);
        for (var n = 1; n <= 4; n++)
        {
            Assert.True(await events.MoveNextAsync());
        }

        var fifth = events.MoveNextAsync().AsTask();
        Assert.Equal([100d, 250d, 250d], asked);
        Assert.False(fifth.IsCompleted);

        left = int.MaxValue;
        while (!fifth.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True(await fifth);
        Assert.Equal([100d, 250d, 250d, 250d], asked);
        Assert.Equal("""{"data":{"count":5}}""", ExecutionHost.Json(events.Current));
    }

    private static async IAsyncEnumerable<object?> CountAsync()
    {
        await Task.CompletedTask;
        for (var n = 1; ; n++)
        {
            yield return n;
        }
    }

    private ExecutionHost NewHost() => new(
        SdlSchema.Build(Sdl, static o => o
            .Subscribe("Subscription", "count", static (in _) => new(CountAsync()))
            .Resolve("Subscription", "count", static (in c) => new(c.Parent))),
        register: services => services.AddSingleton<TimeProvider>(clock));

    private async Task<IAsyncEnumerator<ExecutionResult>> SubscribeAsync(ExecutionHost host)
    {
        var request = ExecutionHost.Request("subscription { count }");
        request.Charge = Charge;
        request.CostOfAPoint = 250;
        var subscription = await host.Executor.SubscribeAsync(host.Executor.Prepare(request), request, host.Services, default);
        return subscription.Events!.GetAsyncEnumerator();
    }

    private TimeSpan? Charge(double cost)
    {
        asked.Add(cost);
        return --left >= 0 ? null : TimeSpan.FromSeconds(1);
    }
}
