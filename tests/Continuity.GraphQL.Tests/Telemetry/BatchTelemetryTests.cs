using Continuity.GraphQL.DataLoading;
using Continuity.GraphQL.Tests.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Tests.Telemetry;

public sealed class BatchTelemetryTests
{
    [Fact]
    public async Task Execute_SiblingsThatAskForKeys_AreOneBatchOfThatSize()
    {
        await using var host = NewHost();
        using var telemetry = new TelemetryRecorder();

        Assert.Equal(("""{"a":"n1","b":"n2","c":"n1"}""", ""), await host.RunAsync("{ a: name(id: 1) b: name(id: 2) c: name(id: 1) }"));

        var (batch, operation) = (telemetry.Activities[0], telemetry.Activities[1]);
        Assert.Equal(("load NameLoader", operation.SpanId), (batch.DisplayName, batch.ParentSpanId));
        Assert.Equal("graphql.dataloader.batch.size=2 graphql.dataloader.name=NameLoader", TelemetryRecorder.Tags(batch));
        Assert.Equal((2, "graphql.dataloader.name=NameLoader"), Assert.Single(telemetry.Measured("graphql.server.batch.size")));
        Assert.Equal("graphql.dataloader.name=NameLoader", Assert.Single(telemetry.Measured("graphql.server.batch.duration")).Tags);
    }

    [Fact]
    public async Task Execute_ABatchFails_TellsTheTypeOfTheFailure()
    {
        await using var host = NewHost();
        using var telemetry = new TelemetryRecorder();

        await host.RunAsync("{ name(id: 0) }");

        Assert.StartsWith("error.type=System.TimeoutException", TelemetryRecorder.Tags(telemetry.Activities[0]), StringComparison.Ordinal);
        Assert.Equal("error.type=System.TimeoutException graphql.dataloader.name=NameLoader", Assert.Single(telemetry.Measured("graphql.server.batch.duration")).Tags);
    }

    private static ExecutionHost NewHost() => new(
        "type Query { name(id: Int!): String }",
        o => o.Resolve("Query", "name", static (in c) => LoadAsync(c.Services.GetRequiredService<NameLoader>(), c.Argument<int>("id"))),
        register: static services => services.AddScoped<NameLoader>());

    private static async ValueTask<object?> LoadAsync(NameLoader names, int id) => await names.LoadAsync(id);

    private sealed class NameLoader(IBatchScheduler scheduler) : BatchDataLoader<int, string>(scheduler)
    {
        protected override async Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return keys.Contains(0) ? throw new TimeoutException("What a person wrote.") : keys.ToDictionary(static id => id, static id => $"n{id}");
        }
    }
}
