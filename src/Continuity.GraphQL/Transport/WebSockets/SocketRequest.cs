using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>Tells requests that ask for a socket from the others.</summary>
public static class SocketRequest
{
    /// <summary>
    /// Whether a request asks for a WebSocket (RFC 6455, section 4.1; RFC 8441, section 4). The GraphQL endpoint serves nothing else to one that does,
    /// so a policy may let it in without a token, for an <see cref="ISocketAuthenticator"/> to ask for one.
    /// </summary>
    /// <param name="context">The request.</param>
    public static bool IsSocket(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Headers.Upgrade.Count > 0
            ? HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase)
            : HttpMethods.IsConnect(context.Request.Method) && context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" };
    }
}
