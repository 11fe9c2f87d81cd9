using System.Runtime.CompilerServices;
using Continuity.GraphQL.Execution;

namespace Continuity.GraphQL.Tests.Execution;

/// <summary>Which documents are kept.</summary>
public sealed class DocumentCacheTests
{
    [Fact]
    public async Task Execute_DocumentAskedForOnceWhenTheCacheIsFull_PushesNoneOut()
    {
        await using var host = new ExecutionHost("type Query { a: Int }", null, o => o with { DocumentCacheSize = 2 });
        await RunAsync(host, "{ a }", "{ b: a }", "{ x1: a }", "{ x2: a }", "{ x3: a }", "{ a }", "{ b: a }");
        Assert.Equal(5, host.Executor.DocumentsParsed);
    }

    [Fact]
    public async Task Execute_DocumentAskedForTwiceWhenTheCacheIsFull_IsKeptInPlaceOfOneThatIsNotAskedFor()
    {
        await using var host = new ExecutionHost("type Query { a: Int }", null, o => o with { DocumentCacheSize = 2 });
        await RunAsync(host, "{ a }", "{ b: a }", "{ b: a }", "{ x: a }", "{ x: a }", "{ x: a }", "{ b: a }");
        Assert.Equal(4, host.Executor.DocumentsParsed);
        await RunAsync(host, "{ a }");
        Assert.Equal(5, host.Executor.DocumentsParsed);
    }

    [Fact]
    public async Task Execute_ManyDocumentsAskedForOnce_AreNotKeptInMemory()
    {
        await using var host = new ExecutionHost("type Query { a: Int }", null, o => o with { DocumentCacheSize = 1 });
        await RunAsync(host, "{ a }");
        var kept = Prepare(host);
        GC.Collect();
        Assert.False(kept.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Prepare(ExecutionHost host) => new(host.Executor.Prepare(new GraphQLRequest("{ once: a }")));

    private static async Task RunAsync(ExecutionHost host, params string[] queries)
    {
        foreach (var query in queries)
        {
            await host.ExecuteAsync(query);
        }
    }
}
