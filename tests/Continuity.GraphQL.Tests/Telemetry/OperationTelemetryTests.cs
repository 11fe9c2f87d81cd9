using System.Diagnostics;
using Continuity.GraphQL.Telemetry;
using Continuity.GraphQL.Tests.Execution;

namespace Continuity.GraphQL.Tests.Telemetry;

public sealed class OperationTelemetryTests
{
    private const string Sdl = "type Query { echo(text: String): String gone: String } type Mutation { fail: Int }";

    [Fact]
    public async Task Execute_AQuery_IsAnActivityWithItsTypeAndNameAndNothingOfItsText()
    {
        await using var host = NewHost();
        using var telemetry = new TelemetryRecorder();

        await host.ExecuteAsync("""query Named($v: String) { a: echo(text: $v) secretAlias: echo(text: "a literal") }""", """{"v":"a value"}""");

        var activity = Assert.Single(telemetry.Activities);
        Assert.Equal(("query", ActivityKind.Server, ActivityStatusCode.Unset), (activity.DisplayName, activity.Kind, activity.Status));
        Assert.Equal("graphql.operation.name=Named graphql.operation.type=query", TelemetryRecorder.Tags(activity));
        Assert.Empty(activity.Events);
        Assert.Equal("graphql.operation.type=query", Assert.Single(telemetry.Measured("graphql.server.operation.duration")).Tags);
    }

    [Fact]
    public async Task Execute_AFieldFails_TellsTheErrorsCodeAndNotItsMessage()
    {
        await using var host = NewHost();
        using var telemetry = new TelemetryRecorder();

        await host.ExecuteAsync("mutation { fail }");

        var activity = Assert.Single(telemetry.Activities);
        Assert.Equal(("mutation", ActivityStatusCode.Error, null), (activity.DisplayName, activity.Status, activity.StatusDescription));
        Assert.Equal("error.type=NOT_THERE graphql.operation.type=mutation", TelemetryRecorder.Tags(activity));
        Assert.Equal("error.type=NOT_THERE graphql.operation.type=mutation", Assert.Single(telemetry.Measured("graphql.server.operation.duration")).Tags);
    }

    [Theory]
    [InlineData("query {", "error.type=GRAPHQL_PARSE_FAILED")]
    [InlineData("{ a: echo } query B { b: echo }", "error.type=")]
    public async Task Execute_WhatIsNoOperation_HasTheConventionsNameForIt(string query, string tags)
    {
        await using var host = NewHost();
        using var telemetry = new TelemetryRecorder();

        await host.ExecuteAsync(query);

        var activity = Assert.Single(telemetry.Activities);
        Assert.Equal("GraphQL Operation", activity.DisplayName);
        Assert.StartsWith(tags, TelemetryRecorder.Tags(activity), StringComparison.Ordinal);
        Assert.DoesNotContain("graphql.", TelemetryRecorder.Tags(activity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_TheCallerGoes_IsAFailureOfThatType()
    {
        using var caller = new CancellationTokenSource();
        await using var host = NewHost(caller);
        using var telemetry = new TelemetryRecorder();
        var request = ExecutionHost.Request("{ gone }");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await host.Executor.ExecuteAsync(request, host.Services, caller.Token));

        Assert.Equal("error.type=System.OperationCanceledException graphql.operation.type=query", TelemetryRecorder.Tags(Assert.Single(telemetry.Activities)));
    }

    [Fact]
    public async Task Execute_WithNamesOfActivitiesByOperation_CutsThemAt128Characters()
    {
        await using var host = NewHost(options: new TelemetryOptions { NameActivitiesByOperation = true });
        using var telemetry = new TelemetryRecorder();
        var name = new string('n', 129);

        await host.ExecuteAsync($"query {name} {{ echo }}");
        await host.ExecuteAsync("{ echo }");

        Assert.Equal([$"query {name[..128]}", "query"], telemetry.Activities.Select(static a => a.DisplayName));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3_600_001)]
    public void SlowResolver_OutOfItsBounds_IsRefused(int milliseconds) =>
        Assert.Equal("SlowResolver", Assert.Throws<ArgumentOutOfRangeException>(() => new TelemetryOptions { SlowResolver = TimeSpan.FromMilliseconds(milliseconds) }).ParamName);

    private static ExecutionHost NewHost(CancellationTokenSource? caller = null, TelemetryOptions? options = null) => new(
        Sdl,
        o => o
            .Resolve("Query", "echo", (in c) => new(c.Argument<string>("text")))
            .Resolve("Query", "gone", (in c) => LeaveAsync(caller!, c.CancellationToken))
            .Resolve("Mutation", "fail", static (in _) => throw new GraphQLException("What a person wrote.", "NOT_THERE")),
        o => o with { Telemetry = options ?? o.Telemetry });

    private static async ValueTask<object?> LeaveAsync(CancellationTokenSource caller, CancellationToken cancellationToken)
    {
        await caller.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return null;
    }
}
