using Continuity.GraphQL.Execution.Subscriptions;

namespace Continuity.GraphQL.Tests.Execution;

public sealed class EventBufferTests
{
    [Fact]
    public async Task Events_AreDeliveredInTheirOrder_UntilTheSourceCompletes()
    {
        var buffer = new EventBuffer<int>(2);
        var reading = buffer.ToListAsync();
        for (var n = 1; n <= 2; n++)
        {
            Assert.True(buffer.TryAdd(n));
        }

        buffer.Complete();
        Assert.Equal([1, 2], await reading);
        Assert.False(buffer.TryAdd(3));
    }

    [Fact]
    public async Task OneEventTooMany_IsNotAdded_AndEndsTheStreamAfterThoseThatWait()
    {
        var buffer = new EventBuffer<int>(2);
        Assert.Equal([true, true, false, false], new[] { buffer.TryAdd(1), buffer.TryAdd(2), buffer.TryAdd(3), buffer.TryAdd(4) });

        var delivered = new List<int>();
        var end = await Assert.ThrowsAsync<GraphQLException>(async () =>
        {
            await foreach (var n in buffer)
            {
                delivered.Add(n);
            }
        });
        Assert.Equal([1, 2], delivered);
        Assert.Equal("SUBSCRIPTION_TOO_SLOW", end.Error.Extensions!["code"]);
        Assert.Contains("2 of them waited", end.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Source_ThatFails_IsToldTheSubscriber()
    {
        var buffer = new EventBuffer<int>(1);
        buffer.Complete(new GraphQLException("gone", "GONE"));
        Assert.Equal("gone", (await Assert.ThrowsAsync<GraphQLException>(async () => await buffer.ToListAsync())).Message);
    }

    [Fact]
    public void Capacity_BelowOne_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new EventBuffer<int>(0));
}
