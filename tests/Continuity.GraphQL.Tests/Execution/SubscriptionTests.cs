using System.Threading.Channels;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Types.Sdl;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Tests.Execution;

public sealed class SubscriptionTests
{
    private const string Sdl = "type Query { q: Int } type Subscription { ticks(from: Int! = 0): Tick! silent: Int } type Tick { n: Int! scope: Int! bad: Int away: Int }";
    private readonly Channel<object?> events = Channel.CreateUnbounded<object?>();

    [Fact]
    public async Task Subscribe_EachEvent_IsExecutedInAScopeOfItsOwn()
    {
        await using var host = NewHost();
        var subscription = await SubscribeAsync(host, "subscription { t: ticks(from: 10) { n bad scope } }");
        await events.Writer.WriteAsync(1);
        await events.Writer.WriteAsync(2);
        events.Writer.Complete();
        var results = new List<string>();
        await foreach (var result in subscription.Events!)
        {
            results.Add(ExecutionHost.Json(result));
        }

        Assert.Equal(2, results.Count);
        Assert.Contains("\"path\":[\"t\",\"bad\"]", results[0], StringComparison.Ordinal);
        Assert.EndsWith("""{"t":{"n":11,"bad":null,"scope":1}}}""", results[0], StringComparison.Ordinal);
        Assert.EndsWith("""{"t":{"n":12,"bad":null,"scope":1}}}""", results[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subscription { silent }", "Unexpected execution error.")]
    [InlineData("subscription($f: Int) { ticks(from: $f) { n } }", "Argument \\\"f")]
    [InlineData("subscription { unknown }", "unknown")]
    [InlineData("subscription { silent silent2: silent }", "")]
    public async Task Subscribe_SourceCannotBeOpened_IsRefusedWithoutData(string query, string message)
    {
        await using var host = NewHost();
        var request = ExecutionHost.Request(query, """{"f":null}""");
        var subscription = await host.Executor.SubscribeAsync(host.Executor.Prepare(request), request, host.Services, default);
        Assert.Null(subscription.Events);
        var json = ExecutionHost.Json(subscription.Refusal!);
        Assert.Contains(message.Replace("\\\"f", "\\\"from", StringComparison.Ordinal), json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_SourceFails_LastResultSaysSo()
    {
        await using var host = NewHost();
        var subscription = await SubscribeAsync(host, "subscription { ticks { n } }");
        await events.Writer.WriteAsync(1);
        events.Writer.Complete(new GraphQLException("Too slow.", "SLOW"));
        var results = new List<string>();
        await foreach (var result in subscription.Events!)
        {
            results.Add(ExecutionHost.Json(result));
        }

        Assert.Equal("""{"data":{"ticks":{"n":1}}}""", results[0]);
        Assert.StartsWith("""{"errors":[{"message":"Too slow.",""", Assert.Single(results[1..]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_EventHasAnErrorThatEndsIt_EndsWithThatInTheEventsPlace()
    {
        await using var host = NewHost(static o => o with
        {
            ErrorFilter = static _ => new GraphQLError("Away.") { EndsSubscription = true }.WithCode("AWAY"),
        });
        var subscription = await SubscribeAsync(host, "subscription { ticks { n away } }");
        await events.Writer.WriteAsync(1);
        await events.Writer.WriteAsync(2);
        var results = new List<string>();
        await foreach (var result in subscription.Events!)
        {
            results.Add(ExecutionHost.Json(result));
        }

        Assert.Equal(
            """{"errors":[{"message":"Away.","locations":[{"line":1,"column":26}],"path":["ticks","away"],"extensions":{"code":"AWAY"}}]}""",
            Assert.Single(results));
    }

    [Fact]
    public async Task Subscribe_SubscriberGoes_StreamEnds()
    {
        using var subscriber = new CancellationTokenSource();
        await using var host = NewHost();
        var request = ExecutionHost.Request("subscription { ticks { n } }");
        var subscription = await host.Executor.SubscribeAsync(host.Executor.Prepare(request), request, host.Services, subscriber.Token);
        await using var results = subscription.Events!.GetAsyncEnumerator(CancellationToken.None);
        var next = results.MoveNextAsync().AsTask();
        await subscriber.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task Subscribe_SubscriberGoes_SourceThatDoesNotListenIsLeftAloneAndEndedLater()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscriber = new CancellationTokenSource();
        await using var host = new ExecutionHost(SdlSchema.Build(Sdl, o => o.Subscribe("Subscription", "ticks", (in _) => new(Deaf()))));
        var request = ExecutionHost.Request("subscription { ticks { n } }");
        var subscription = await host.Executor.SubscribeAsync(host.Executor.Prepare(request), request, host.Services, subscriber.Token);
        await using (var results = subscription.Events!.GetAsyncEnumerator(CancellationToken.None))
        {
            var next = results.MoveNextAsync().AsTask();
            await subscriber.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        }

        Assert.False(ended.Task.IsCompleted);
        answer.SetResult();
        await ended.Task;

        async IAsyncEnumerable<object?> Deaf()
        {
            try
            {
                await answer.Task;
                yield return 1;
            }
            finally
            {
                ended.SetResult();
            }
        }
    }

    [Fact]
    public async Task Subscribe_SubscriberGoes_SourceThatIsLongInOpeningIsNotWaitedFor()
    {
        var never = new TaskCompletionSource<IAsyncEnumerable<object?>>();
        using var subscriber = new CancellationTokenSource();
        await using var host = new ExecutionHost(SdlSchema.Build(Sdl, o => o.Subscribe("Subscription", "ticks", (in _) => new(never.Task))));
        var request = ExecutionHost.Request("subscription { ticks { n } }");
        var subscription = host.Executor.SubscribeAsync(host.Executor.Prepare(request), request, host.Services, subscriber.Token).AsTask();
        await subscriber.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => subscription);
    }

    [Fact]
    public async Task Execute_Subscription_IsRefused()
    {
        await using var host = NewHost();
        Assert.Contains("needs a transport", await host.ExecuteAsync("subscription { ticks { n } }"), StringComparison.Ordinal);
    }

    private static async Task<SubscriptionResult> SubscribeAsync(ExecutionHost host, string query)
    {
        var request = ExecutionHost.Request(query);
        return await host.Executor.SubscribeAsync(host.Executor.Prepare(request), request, host.Services, default);
    }

    private ExecutionHost NewHost(Func<GraphQLServerOptions, GraphQLServerOptions>? options = null) => new(
        SdlSchema.Build(Sdl, o => o
            .Subscribe("Subscription", "ticks", (in _) => new(events.Reader.ReadAllAsync()))
            .Resolve("Subscription", "ticks", (in c) => new((int)c.Parent! + (int)c.ArgumentAt(0)!))
            .Resolve("Tick", "n", (in c) => new(c.Parent))
            .Resolve("Tick", "scope", (in c) => new(++c.Services.GetRequiredService<Counter>().Value))
            .Resolve("Tick", "bad", (in _) => throw new GraphQLException("no", "X"))
            .Resolve("Tick", "away", (in _) => throw new TimeoutException())),
        options,
        register: s => s.AddScoped<Counter>());

    private sealed class Counter
    {
        public int Value { get; set; }
    }
}
