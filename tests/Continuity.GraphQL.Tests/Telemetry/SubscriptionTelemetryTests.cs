using System.Threading.Channels;
using Continuity.GraphQL.Tests.Execution;

namespace Continuity.GraphQL.Tests.Telemetry;

public sealed class SubscriptionTelemetryTests
{
    private const string Field = "graphql.field.coordinate=Subscription.ticks";
    private readonly Channel<object?> events = Channel.CreateUnbounded<object?>();

    [Theory]
    [InlineData("completed")]
    [InlineData("failed")]
    [InlineData("cancelled")]
    public async Task Subscribe_FromItsFirstEventToItsEnd_IsCountedWithTheReason(string reason)
    {
        await using var host = NewHost();
        using var telemetry = new TelemetryRecorder();
        var request = ExecutionHost.Request("subscription Ticks { ticks }");
        var subscription = await host.Executor.SubscribeAsync(host.Executor.Prepare(request), request, host.Services, default);
        Assert.Equal("graphql.operation.type=subscription", TelemetryRecorder.Tags(Assert.Single(telemetry.Activities)));

        var results = subscription.Events!.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        for (var i = 1; i <= 2; i++)
        {
            await events.Writer.WriteAsync(i, TestContext.Current.CancellationToken);
            Assert.True(await results.MoveNextAsync());
        }

        Assert.Equal([(1, Field)], telemetry.Measured("graphql.server.subscription.active"));
        if (reason != "cancelled")
        {
            events.Writer.Complete(reason == "failed" ? new InvalidOperationException("What a person wrote.") : null);
            while (await results.MoveNextAsync())
            {
                Assert.Equal("failed", reason);
            }
        }

        await results.DisposeAsync();
        Assert.Equal([(1, Field), (-1, Field)], telemetry.Measured("graphql.server.subscription.active"));
        Assert.Equal([(1, Field), (1, Field)], telemetry.Measured("graphql.server.subscription.events"));
        Assert.Equal($"{Field} graphql.subscription.end_reason={reason}", Assert.Single(telemetry.Measured("graphql.server.subscription.duration")).Tags);
    }

    [Fact]
    public async Task Subscribe_RefusedSubscription_IsAFailureAndNeverOpen()
    {
        await using var host = NewHost();
        using var telemetry = new TelemetryRecorder();
        var request = ExecutionHost.Request("subscription { closed }");

        var subscription = await host.Executor.SubscribeAsync(host.Executor.Prepare(request), request, host.Services, default);

        Assert.Null(subscription.Events);
        Assert.Equal("error.type=NO graphql.operation.type=subscription", TelemetryRecorder.Tags(Assert.Single(telemetry.Activities)));
        Assert.Empty(telemetry.Measured("graphql.server.subscription.active"));
    }

    private ExecutionHost NewHost() => new(
        "type Query { q: Int } type Subscription { ticks: Int closed: Int }",
        o => o
            .Subscribe("Subscription", "ticks", (in c) => new(events.Reader.ReadAllAsync(c.CancellationToken)))
            .Resolve("Subscription", "ticks", static (in c) => new(c.Parent))
            .Subscribe("Subscription", "closed", static (in _) => throw new GraphQLException("No.", "NO")));
}
