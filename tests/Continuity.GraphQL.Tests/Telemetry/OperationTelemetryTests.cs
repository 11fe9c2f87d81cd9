using System.Diagnostics;
using Continuity.GraphQL.Telemetry;
using Continuity.GraphQL.Tests.Execution;
using Continuity.GraphQL.Tests.TrustedDocuments;

namespace Continuity.GraphQL.Tests.Telemetry;

public sealed class OperationTelemetryTests
{
    private const string Sdl = "type Query { echo(text: String): String gone: String } type Mutation { fail: Int }";

    [Fact]
    public async Task Execute_AQuery_IsAnActivityWithItsTypeAndNothingOfItsText()
    {
        await using var host = NewHost();
        using var telemetry = new TelemetryRecorder();

        await host.ExecuteAsync("""query Named($v: String) { a: echo(text: $v) secretAlias: echo(text: "a literal") }""", """{"v":"a value"}""");

        var activity = Assert.Single(telemetry.Activities);
        Assert.Equal(("query", ActivityKind.Server, ActivityStatusCode.Unset), (activity.DisplayName, activity.Kind, activity.Status));
        Assert.Equal("graphql.operation.type=query", TelemetryRecorder.Tags(activity));
        Assert.Empty(activity.Events);
        Assert.Equal("graphql.operation.type=query", Assert.Single(telemetry.Measured("graphql.server.operation.duration")).Tags);
    }

    [Fact]
    public async Task Execute_ATrustedDocument_IsAnActivityWithItsNameToo()
    {
        const string Document = "query Named($v: String) { echo(text: $v) }";
        using var folder = new DocumentFolder();
        folder.Write("named.graphql", Document);
        await using var host = NewHost(trusted: folder);
        using var telemetry = new TelemetryRecorder();

        await host.ExecuteAsync(Document, """{"v":"a value"}""");

        var activity = Assert.Single(telemetry.Activities);
        Assert.Equal("query", activity.DisplayName);
        Assert.Equal("graphql.operation.name=Named graphql.operation.type=query", TelemetryRecorder.Tags(activity));
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
    public async Task Execute_WithNamesOfActivitiesByOperation_TakesThoseOfTrustedDocumentsUpTo128Characters()
    {
        var name = new string('n', 129);
        var document = $"query {name} {{ echo }}";
        using var folder = new DocumentFolder();
        folder.Write("long.graphql", document);
        await using var host = NewHost(options: new TelemetryOptions { NameActivitiesByOperation = true }, trusted: folder);
        using var telemetry = new TelemetryRecorder();

        await host.ExecuteAsync(document);
        await host.ExecuteAsync("{ echo }");
        await host.ExecuteAsync("query Chosen { echo }");

        Assert.Equal([$"query {name[..128]}", "query", "query"], telemetry.Activities.Select(static a => a.DisplayName));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3_600_001)]
    public void SlowResolver_OutOfItsBounds_IsRefused(int milliseconds) =>
        Assert.Equal("SlowResolver", Assert.Throws<ArgumentOutOfRangeException>(() => new TelemetryOptions { SlowResolver = TimeSpan.FromMilliseconds(milliseconds) }).ParamName);

    private static ExecutionHost NewHost(CancellationTokenSource? caller = null, TelemetryOptions? options = null, DocumentFolder? trusted = null) => new(
        Sdl,
        o => o
            .Resolve("Query", "echo", (in c) => new(c.Argument<string>("text")))
            .Resolve("Query", "gone", (in c) => LeaveAsync(caller!, c.CancellationToken))
            .Resolve("Mutation", "fail", static (in _) => throw new GraphQLException("What a person wrote.", "NOT_THERE")),
        o => o with { Telemetry = options ?? o.Telemetry, TrustedDocuments = trusted is null ? o.TrustedDocuments : new() { Sources = [trusted.Path] } });

    private static async ValueTask<object?> LeaveAsync(CancellationTokenSource caller, CancellationToken cancellationToken)
    {
        await caller.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return null;
    }
}
