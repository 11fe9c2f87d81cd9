using Continuity.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>
/// Keeps pages of foreign origins from opening sockets in their visitor's name (cross-site WebSocket hijacking): browsers send cookies with
/// the upgrade request whatever page asks for it, and no CORS rule stands in between. A token in <c>connection_init</c> is no such danger.
/// </summary>
/// <param name="options">The origins allowed.</param>
/// <param name="authenticator">Tells where a client's identity comes from.</param>
internal sealed class OriginRule(GraphQLServerOptions options, ISocketAuthenticator authenticator)
{
    private readonly HashSet<string> allowed = new(options.Subscriptions.AllowedOrigins, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a request's origin may open a socket. Programs other than browsers send none, and may.</summary>
    /// <param name="request">The upgrade request.</param>
    public bool Allows(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || allowed.Contains(origin)
            || (allowed.Count == 0 && (authenticator is not UpgradeAuthenticator || IsOwn(origin, request)));
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
}
