using Continuity.Api.Protection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Continuity.Api.Tests.Protection;

/// <summary>A proxy that nobody has named is noticed.</summary>
public sealed class UnnamedProxyTests
{
    [Fact]
    public void Notice_OfRequestsThatCameByAProxy_IsToldOnceAndWithoutTheirAddress()
    {
        var log = new Kept();
        var proxy = new UnnamedProxy(log);
        proxy.Notice(new DefaultHttpContext().Request);
        Assert.Empty(log.Lines);

        foreach (var address in new[] { "203.0.113.7", "203.0.113.8" })
        {
            var request = new DefaultHttpContext().Request;
            request.Headers["X-Forwarded-For"] = address;
            proxy.Notice(request);
        }

        var line = Assert.Single(log.Lines);
        Assert.StartsWith("A request has X-Forwarded-For, and Continuity:Proxies is empty", line, StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113", line, StringComparison.Ordinal);
    }

    private sealed class Kept : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
