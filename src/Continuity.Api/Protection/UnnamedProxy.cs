using Microsoft.AspNetCore.HttpOverrides;

namespace Continuity.Api.Protection;

/// <summary>Tells the operator once that something seems to be in front of this API that <see cref="TrustedProxies"/> does not name: all who come by it count as one address.</summary>
/// <param name="logger">Where to.</param>
internal sealed partial class UnnamedProxy(ILogger logger)
{
    private int isTold;

    /// <summary>Looks at a request.</summary>
    /// <param name="request">The request.</param>
    public void Notice(HttpRequest request)
    {
        if (Volatile.Read(ref isTold) == 0
            && request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName)
            && Interlocked.Exchange(ref isTold, 1) == 0)
        {
            LogUnnamed(logger, TrustedProxies.Section);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request has X-Forwarded-For, and {Section} is empty: if a proxy stands in front, name it there, or all who have not signed in share the rates of its address.")]
    private static partial void LogUnnamed(ILogger logger, string section);
}
