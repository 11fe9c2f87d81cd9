using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Transport.WebSockets;

namespace Continuity.Api.Protection;

/// <summary>
/// The origins whose pages may use this API from a browser, beside its own: <c>Continuity:Cors:Origins</c>. CORS holds requests to them; sockets, which browsers open for any page, are held to them here.
/// </summary>
internal sealed record BrowserOrigins
{
    /// <summary>Where they stand in the configuration.</summary>
    public const string Section = "Continuity:Cors";

    private const int Most = 100;

    /// <summary>At most 100, each as a browser writes it, such as <c>https://app.example</c>; default none.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        if (Origins.Count > Most)
        {
            yield return $"{Section}: Origins may be {Most}.";
        }

        for (var at = 0; at < Origins.Count; at++)
        {
            if (!IsOrigin(Origins[at]))
            {
                yield return $"{Section}: Origins:{at} must be an origin as a browser writes it, such as https://app.example: no path, no * and no default port.";
            }
        }
    }

    /// <summary>Whether the page that a socket is asked for by may have it. Programs other than browsers name none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">May name origins for sockets alone.</param>
    public bool AllowSocket(HttpRequest request, GraphQLServerOptions options)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || !request.HttpContext.IsSocket() || IsOwn(origin, request)
            || Origins.Concat(options.Subscriptions.AllowedOrigins).Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && !origin.Contains('*', StringComparison.Ordinal) && address.GetLeftPart(UriPartial.Authority) == origin && address.UserInfo.Length == 0;

    // By the host alone: where something in front ends TLS, this server does not know which scheme the browser sees.
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address) && request.Host.HasValue
        && string.Equals(address.Authority, WithoutDefaultPort(request.Host, address.Scheme), StringComparison.OrdinalIgnoreCase);

    private static string WithoutDefaultPort(HostString host, string scheme) =>
        (host.Port, scheme) is (443, "https") or (80, "http") ? host.Host : host.Value!;
}
