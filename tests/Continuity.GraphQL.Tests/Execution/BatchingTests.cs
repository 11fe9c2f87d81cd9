using Continuity.GraphQL.DataLoading;
using Continuity.GraphQL.Types.Sdl;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Tests.Execution;

public sealed class BatchingTests
{
    private const string Sdl = "type Query { people: [Person!]! person(id: Int!): Person } type Person { id: Int! boss: Person }";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Execute_TwentySiblings_OneBatchALevel(bool isLate)
    {
        await using var host = NewHost(isLate, out var batches);
        var (data, errors) = await host.RunAsync("{ people { id boss { id boss { id } } } }");
        Assert.Equal("", errors);
        Assert.StartsWith("""{"people":[{"id":1,"boss":{"id":101,"boss":{"id":201}}},{"id":2,"boss":{"id":102,""", data, StringComparison.Ordinal);
        Assert.Equal([20, 20], batches.Select(b => b.Count));
    }

    [Fact]
    public async Task Execute_SiblingsAtDifferentFields_ShareABatchAndNoKeyIsReadTwice()
    {
        await using var host = NewHost(isLate: true, out var batches);
        var (data, _) = await host.RunAsync("{ a: person(id: 1) { id } b: person(id: 2) { id } c: person(id: 1) { id } }");
        Assert.Equal("""{"a":{"id":1},"b":{"id":2},"c":{"id":1}}""", data);
        Assert.Equal([1, 2], Assert.Single(batches));
    }

    [Fact]
    public async Task Execute_ResolverLoadsAgainAfterItsFirstLoad_SecondLoadsAreABatchToo()
    {
        await using var host = NewHost(isLate: true, out var batches, twice: true);
        var (_, errors) = await host.RunAsync("{ people { boss { id } } }");
        Assert.Equal("", errors);
        Assert.Equal([20, 20], batches.Select(b => b.Count));
    }

    [Fact]
    public async Task Execute_BatchFails_EachFieldThatWaitedHasTheError()
    {
        await using var host = NewHost(isLate: true, out _, fail: true);
        var (data, errors) = await host.RunAsync("{ a: person(id: 1) { id } b: person(id: 2) { id } }");
        Assert.Equal(("""{"a":null,"b":null}""", "a: no\nb: no"), (data, errors));
    }

    [Fact]
    public async Task Execute_ScopeIsUsedAgain_BatchesGoToTheRunningOperation()
    {
        await using var host = NewHost(isLate: true, out var batches);
        await using var scope = host.Services.CreateAsyncScope();
        for (var i = 1; i <= 2; i++)
        {
            using var result = await host.Executor.ExecuteAsync(ExecutionHost.Request($"{{ person(id: {i}) {{ id }} }}"), scope.ServiceProvider, default);
            Assert.Equal("""{"data":{"person":{"id":?}}}""".Replace("?", $"{i}", StringComparison.Ordinal), ExecutionHost.Json(result));
        }

        Assert.Equal(2, batches.Count);
    }

    [Fact]
    public async Task Execute_CallerGoesWhileABatchIsRead_WhatTheReadHoldsIsGivenBack()
    {
        using var caller = new CancellationTokenSource();
        using var turn = new SemaphoreSlim(1, 1);
        var late = new TaskCompletionSource();
        var resumed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = new ExecutionHost(
            "type Query { a: Int }",
            o => o.Resolve("Query", "a", (in c) => LoadAsync(c.Services.GetRequiredService<TurnLoader>())),
            register: s => s.AddScoped(p => new TurnLoader(p.GetRequiredService<IBatchScheduler>(), turn, late.Task)));
        await using var scope = host.Services.CreateAsyncScope();
        var execution = host.Executor.ExecuteAsync(ExecutionHost.Request("{ a }"), scope.ServiceProvider, caller.Token).AsTask();
        Assert.Equal(0, turn.CurrentCount);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => execution);

        late.SetResult();

        await resumed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(1, turn.CurrentCount);

        async ValueTask<object?> LoadAsync(TurnLoader loader)
        {
            var value = await loader.LoadAsync(7);
            resumed.SetResult();
            return value;
        }
    }

    private static ExecutionHost NewHost(bool isLate, out List<IReadOnlyList<int>> batches, bool twice = false, bool fail = false)
    {
        var seen = batches = [];
        return new ExecutionHost(
            SdlSchema.Build(Sdl, o => o
                .Resolve("Query", "people", (in _) => new(Enumerable.Range(1, 20)))
                .Resolve("Query", "person", (in c) => LoadAsync(c.Services, (int)c.ArgumentAt(0)!, twice))
                .Resolve("Person", "id", (in c) => new(c.Parent))
                .Resolve("Person", "boss", (in c) => LoadAsync(c.Services, (int)c.Parent! + 100, twice))),
            register: s => s.AddScoped(p => new PersonLoader(p.GetRequiredService<IBatchScheduler>(), seen, isLate, fail)));
    }

    private static async ValueTask<object?> LoadAsync(IServiceProvider services, int key, bool twice)
    {
        var loader = services.GetRequiredService<PersonLoader>();
        var value = await loader.LoadAsync(key);
        return twice ? await loader.LoadAsync(value + 1000) : value;
    }

    private sealed class PersonLoader(IBatchScheduler scheduler, List<IReadOnlyList<int>> batches, bool isLate, bool fail)
        : BatchDataLoader<int, int>(scheduler)
    {
        protected override async Task<IReadOnlyDictionary<int, int>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            batches.Add([.. keys]);
            if (isLate)
            {
                // Leaves the request's thread twice, as a read from a server does.
                await Task.Run(() => { }, cancellationToken).ConfigureAwait(false);
                await Task.Yield();
            }

            return fail ? throw new GraphQLException("no", "X") : keys.ToDictionary(k => k);
        }
    }

    private sealed class TurnLoader(IBatchScheduler scheduler, SemaphoreSlim turn, Task late) : BatchDataLoader<int, int>(scheduler)
    {
        protected override async Task<IReadOnlyDictionary<int, int>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            await turn.WaitAsync(cancellationToken);
            try
            {
                await late;
            }
            finally
            {
                turn.Release();
            }

            return keys.ToDictionary(k => k);
        }
    }
}
