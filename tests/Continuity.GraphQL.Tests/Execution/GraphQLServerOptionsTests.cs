using Continuity.GraphQL.Execution;

namespace Continuity.GraphQL.Tests.Execution;

public sealed class GraphQLServerOptionsTests
{
    public static TheoryData<string, Func<GraphQLServerOptions, GraphQLServerOptions>> OutOfBounds => new()
    {
        { "MaxBodyBytes", o => o with { MaxBodyBytes = 1023 } },
        { "MaxBodyBytes", o => o with { MaxBodyBytes = (64 * 1024 * 1024) + 1 } },
        { "MaxResponseBytes", o => o with { MaxResponseBytes = 1023 } },
        { "MaxResponseBytes", o => o with { MaxResponseBytes = (1024 * 1024 * 1024) + 1 } },
        { "MaxTokens", o => o with { MaxTokens = 0 } },
        { "MaxNesting", o => o with { MaxNesting = 501 } },
        { "ExecutionTimeout", o => o with { ExecutionTimeout = TimeSpan.Zero } },
        { "ExecutionTimeout", o => o with { ExecutionTimeout = TimeSpan.FromMinutes(61) } },
        { "DocumentCacheSize", o => o with { DocumentCacheSize = 0 } },
        { "MaxCachedDocumentBytes", o => o with { MaxCachedDocumentBytes = -1 } },
        { "MaxRequestsInFlight", o => o with { MaxRequestsInFlight = 0 } },
        { "MaxRequestsInFlight", o => o with { MaxRequestsInFlight = 100_001 } },
        { "MaxDocuments", o => o with { TrustedDocuments = new() { MaxDocuments = 0 } } },
        { "CacheSize", o => o with { PersistedQueries = new() { CacheSize = 100_001 } } },
    };

    [Theory]
    [MemberData(nameof(OutOfBounds))]
    public void Set_OutOfItsBounds_NamesTheOption(string option, Func<GraphQLServerOptions, GraphQLServerOptions> set) =>
        Assert.Equal(option, Assert.Throws<ArgumentOutOfRangeException>(() => set(new GraphQLServerOptions())).ParamName);

    [Fact]
    public async Task Execute_DocumentPastTheBounds_IsRefused()
    {
        await using var host = new ExecutionHost("type Query { q: Query }", null, o => o with { MaxTokens = 50, MaxNesting = 5 });
        Assert.Contains("50", (await host.RunAsync($"{{ {string.Concat(Enumerable.Repeat("q ", 60))} }}")).Errors, StringComparison.Ordinal);
        Assert.Contains("5", (await host.RunAsync("{q{q{q{q{q{q{q}}}}}}}")).Errors, StringComparison.Ordinal);
        Assert.Equal(("""{"q":null}""", ""), await host.RunAsync("{q{q{q{__typename}}}}"));
    }

    [Fact]
    public async Task Execute_DocumentTooLongToBeKept_IsParsedEachTime()
    {
        await using var host = new ExecutionHost("type Query { a: Int }", null, o => o with { MaxCachedDocumentBytes = 10 });
        foreach (var query in (string[])["{ a }", "{ a }", "{ a }          ", "{ a }          "])
        {
            await host.RunAsync(query);
        }

        Assert.Equal(3, host.Executor.DocumentsParsed);
    }
}
