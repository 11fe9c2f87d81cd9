using Continuity.GraphQL.Tests.Transport.Streams;
using Continuity.GraphQL.Transport.CallerLimits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Tests.Transport.WebSockets;

/// <summary>A socket's messages that are answered are read no faster than its caller may send them.</summary>
public sealed class SocketPaceTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("""{"type":"ping"}""", """{"type":"pong"}""")]
    [InlineData("""{"type":"subscribe","id":"b","payload":{"query":"{ hello }"}}""", "TOO_MANY_OPERATIONS")]
    public async Task Messages_PastTheRateOfTheirCaller_AreAnsweredAndTheNextIsReadLater(string message, string answer)
    {
        await using var host = await StreamHost.StartAsync(
            static o => o with { KeepAlive = TimeSpan.FromMinutes(10), MaxOperationsPerSocket = 1 }, static s => s.AddSingleton<ICallerLimits, TwoOperations>());
        var limits = (TwoOperations)host.Service<ICallerLimits>();
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync("a", "subscription { silent }");
        await host.Sources.Opened.Task;

        for (var n = 0; n < 3; n++)
        {
            await client.SendAsync(message);
        }

        Assert.Contains(answer, await client.NextAsync(), StringComparison.Ordinal);
        Assert.Contains(answer, await client.NextAsync(), StringComparison.Ordinal);
        var third = client.NextAsync();
        while (await Task.WhenAny(third, Task.Delay(20)) != third)
        {
            host.Clock.Advance(Pause);
        }

        Assert.Contains(answer, await third, StringComparison.Ordinal);
        Assert.Equal(4, limits.Asked.Count);
        Assert.True(limits.Asked[3] - limits.Asked[2] >= Pause, $"{limits.Asked[3] - limits.Asked[2]} between the last two");
    }

    /// <summary>Two operations are free; with each after them it is said that it came too soon.</summary>
    private sealed class TwoOperations(TimeProvider time) : ICallerLimits
    {
        public List<DateTimeOffset> Asked { get; } = [];

        public double CostOfAPoint => 250;

        public TimeSpan? TakeOperation(HttpContext caller)
        {
            Asked.Add(time.GetUtcNow());
            return Asked.Count > 2 ? Pause : null;
        }

        public TimeSpan? TakeCost(HttpContext caller, double fieldCost) => null;

        public IDisposable? TryOpen(HttpContext caller, OpenKind kind) => new Place();
    }

    private sealed class Place : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
