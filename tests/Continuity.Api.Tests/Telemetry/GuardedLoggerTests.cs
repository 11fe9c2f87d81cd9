using Continuity.Api.Telemetry;
using Microsoft.Extensions.Logging;

namespace Continuity.Api.Tests.Telemetry;

public sealed class GuardedLoggerTests
{
    private static readonly Exception Fault = new InvalidOperationException("of eva@example.org", new TimeoutException("EVALSHA {p0001}:customer:eva"));

    [Fact]
    public void Log_AFault_IsToldByItsTypesAndWithoutAnyMessage()
    {
        var log = new Kept();
        var logger = new GuardedLogger(log, isOwn: true);

        logger.Log(LogLevel.Debug, default, "It failed.", Fault, static (state, fault) => $"{state} {fault!.Message}");

        Assert.Contains("System.InvalidOperationException", log.Lines[0], StringComparison.Ordinal);
        Assert.Contains("caused by System.TimeoutException", log.Lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("eva", log.Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Continuity.Redis.Deadlines.DeadlineEngine", LogLevel.Trace, true)]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Information, false)]
    [InlineData("System.Net.Http.HttpClient.Default", LogLevel.Trace, false)]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Warning, true)]
    public void Log_OfTheFrameworks_OnlyFromWarningsOn(string category, LogLevel level, bool isTold)
    {
        var log = new Kept();
        using var factory = new GuardedLoggerFactory(log);
        var logger = factory.CreateLogger(category);

        logger.Log(level, default, "Something.", null, static (state, _) => state);

        Assert.Equal(isTold, logger.IsEnabled(level));
        Assert.Equal(isTold ? 1 : 0, log.Lines.Count);
    }

    private sealed class Kept : ILoggerFactory, ILogger
    {
        public List<string> Lines { get; } = [];

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
