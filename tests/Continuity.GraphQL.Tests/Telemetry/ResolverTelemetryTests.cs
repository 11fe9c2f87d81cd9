using System.Diagnostics;
using Continuity.GraphQL.Tests.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Tests.Telemetry;

public sealed class ResolverTelemetryTests
{
    private const string Sdl = "type Query { quick: Int blocking: Int waiting: Int failing: Int throwing: Int }";
    private readonly ManualClock clock = new();

    [Theory]
    [InlineData("blocking", "graphql.field.coordinate=Query.blocking")]
    [InlineData("waiting", "graphql.field.coordinate=Query.waiting")]
    [InlineData("failing", "error.type=System.InvalidOperationException graphql.field.coordinate=Query.failing")]
    [InlineData("throwing", "error.type=NO graphql.field.coordinate=Query.throwing")]
    public async Task Execute_AResolverPastTheThreshold_IsAnActivityWithinTheOperations(string field, string tags)
    {
        await using var host = NewHost();
        using var telemetry = new TelemetryRecorder();

        await host.ExecuteAsync($"{{ {field} }}");

        var (resolver, operation) = (telemetry.Activities[0], telemetry.Activities[1]);
        Assert.Equal(($"resolve Query.{field}", ActivityKind.Internal, operation.SpanId), (resolver.DisplayName, resolver.Kind, resolver.ParentSpanId));
        Assert.Equal(TimeSpan.FromMilliseconds(100), resolver.Duration);
        Assert.Equal(tags, TelemetryRecorder.Tags(resolver));
        Assert.Equal((0.1, $"graphql.field.coordinate=Query.{field}"), Assert.Single(telemetry.Measured("graphql.server.slow_resolver.duration")));
    }

    [Fact]
    public async Task Execute_AQuickResolver_LeavesNoTrace()
    {
        await using var host = NewHost();
        using var telemetry = new TelemetryRecorder();

        Assert.Equal(("""{"quick":1}""", ""), await host.RunAsync("{ quick }"));

        Assert.Equal("query", Assert.Single(telemetry.Activities).DisplayName);
        Assert.Empty(telemetry.Measured("graphql.server.slow_resolver.duration"));
    }

    private ExecutionHost NewHost() => new(
        Sdl,
        o => o
            .Resolve("Query", "quick", (in _) => Take(99))
            .Resolve("Query", "blocking", (in _) => Take(100))
            .Resolve("Query", "waiting", (in _) => TakeAsync(null))
            .Resolve("Query", "failing", (in _) => TakeAsync(new InvalidOperationException("What a person wrote.")))
            .Resolve("Query", "throwing", (in _) => Throw()),
        register: services => services.AddSingleton<TimeProvider>(clock));

    private ValueTask<object?> Take(int milliseconds)
    {
        clock.Move(milliseconds);
        return new(1);
    }

    private ValueTask<object?> Throw()
    {
        clock.Move(100);
        throw new GraphQLException("No.", "NO");
    }

    private async ValueTask<object?> TakeAsync(Exception? failure)
    {
        await Task.Yield();
        clock.Move(100);
        return failure is null ? 1 : throw failure;
    }
}
