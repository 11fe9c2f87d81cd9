using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Continuity.GraphQL.Tests.Execution;

/// <summary>What the log hears of resolvers that fail.</summary>
public sealed class FailureLogTests
{
    [Fact]
    public async Task Execute_ResolverFailsManyTimes_TellsTheCallerOfAllAndTheLogOfTwenty()
    {
        using var log = new Lines();
        await using var host = new ExecutionHost(
            "type Query { items: [Item!] } type Item { fails: Int }",
            o => o.Resolve("Query", "items", (in GraphQL.Execution.ResolverContext _) => new(Enumerable.Repeat(new object(), 100).ToArray())).Resolve("Item", "fails", (in GraphQL.Execution.ResolverContext _) => throw new InvalidOperationException("secret")),
            register: services => services.AddLogging(logging => logging.AddProvider(log)));

        var (data, errors) = await host.RunAsync("{ items { fails } }");

        Assert.StartsWith("""{"items":[{"fails":null},""", data, StringComparison.Ordinal);
        Assert.Equal(100, errors.Split('\n').Length);
        Assert.Equal(20, log.Written.Count);
        Assert.DoesNotContain(log.Written, static line => line.Contains("secret", StringComparison.Ordinal));
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
