using Continuity.GraphQL.Execution;

namespace Continuity.GraphQL.Tests.Execution;

public sealed class CancellationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Execute_CallerGoes_EndsWhetherResolverListensOrNot(bool listens)
    {
        using var caller = new CancellationTokenSource();
        var seen = CancellationToken.None;
        await using var host = new ExecutionHost("type Query { a: Int }", o => o.Resolve("Query", "a", (in c) =>
        {
            seen = c.CancellationToken;
            return new(new TaskCompletionSource<object?>().Task.WaitAsync(listens ? seen : CancellationToken.None));
        }));
        var execution = host.Executor.ExecuteAsync(new GraphQLRequest("{ a }"), host.Services, caller.Token).AsTask();
        Assert.False(seen.IsCancellationRequested);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => execution);
        Assert.True(seen.IsCancellationRequested);
    }

    [Fact]
    public async Task Execute_TakesTooLong_AnswersWithTheBound()
    {
        var late = new TaskCompletionSource<object?>();
        await using var host = new ExecutionHost(
            "type Query { a: Int b: Int }",
            o => o.Resolve("Query", "a", (in _) => new(late.Task)).Resolve("Query", "b", (in _) => new(1)),
            o => o with { ExecutionTimeout = TimeSpan.FromMilliseconds(20) });
        Assert.Equal(("null", "The operation took longer than 0.02 s, and was stopped."), await host.RunAsync("{ a b }"));
        late.SetResult(1);
        Assert.Equal(("""{"b":1}""", ""), await host.RunAsync("{ b }"));
    }

    [Fact]
    public async Task Execute_ResolverIsCancelledByItself_IsItsFieldsError()
    {
        await using var host = new ExecutionHost("type Query { a: Int b: Int }", o => o
            .Resolve("Query", "a", (in _) => new(Task.FromCanceled<object?>(new CancellationToken(true))))
            .Resolve("Query", "b", (in _) => new(1)));
        Assert.Equal(("""{"a":null,"b":1}""", "a: Unexpected execution error."), await host.RunAsync("{ a b }"));
    }

    [Fact]
    public async Task Execute_ExceptionThatAnErrorFilterKnows_IsAnsweredInItsWords()
    {
        await using var host = new ExecutionHost(
            "type Query { a: Int b: Int }",
            o => o.Resolve("Query", "a", (in _) => throw new InvalidDataException("secret")).Resolve("Query", "b", (in _) => throw new ArithmeticException("secret")),
            o => o with { ErrorFilter = exception => exception is InvalidDataException ? new GraphQLError("The data is broken.") : null });
        Assert.Equal(("""{"a":null,"b":null}""", "a: The data is broken.\nb: Unexpected execution error."), await host.RunAsync("{ a b }"));
    }

    [Fact]
    public async Task Execute_WithSomethingAroundIt_HasItInEachResolverAlsoOfThoseThatWait()
    {
        var ambient = new AsyncLocal<string?>();
        var began = 0;
        await using var host = new ExecutionHost(
            "type Query { a: String b: String }",
            o => o.Resolve("Query", "a", (in _) => new(ambient.Value)).Resolve("Query", "b", (in _) => new(LaterAsync())),
            o => o with { Around = _ => new Ended(ambient, $"execution {++began}") });
        Assert.Equal(("""{"a":"execution 1","b":"execution 1"}""", ""), await host.RunAsync("{ a b }"));
        Assert.Equal(("""{"b":"execution 2"}""", ""), await host.RunAsync("{ b }"));
        Assert.Null(ambient.Value);

        async Task<object?> LaterAsync()
        {
            await Task.Yield();
            return ambient.Value;
        }
    }

    [Fact]
    public async Task Execute_DetailsAreShownByOption_OtherwiseTheyAreNot()
    {
        foreach (var show in (bool[])[true, false])
        {
            await using var host = new ExecutionHost(
                "type Query { a: Int }", o => o.Resolve("Query", "a", (in _) => throw new InvalidDataException("secret")), o => o with { ShowExceptionDetails = show });
            Assert.Equal(show, (await host.ExecuteAsync("{ a }")).Contains("secret", StringComparison.Ordinal));
        }
    }

    private sealed class Ended : IDisposable
    {
        private readonly AsyncLocal<string?> ambient;

        public Ended(AsyncLocal<string?> ambient, string name)
        {
            this.ambient = ambient;
            ambient.Value = name;
        }

        public void Dispose() => ambient.Value = null;
    }
}
