using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport;

/// <summary>
/// Whether a browser has asked this server before it let a page of another site send the request. A page may send a GET with the user's
/// cookies to anywhere; a GET with a header that the CORS protocol does not list as safe it may send only where a preflight has allowed it.
/// </summary>
internal static class Preflight
{
    /// <summary>The header to send with any value. The name is the one that the GraphQL-over-HTTP draft's security note gives.</summary>
    public const string Header = "GraphQL-Require-Preflight";

    /// <summary>Whether the request could not have come from a foreign page unasked.</summary>
    /// <param name="request">A GET. A POST is safe by its <c>Content-Type</c>, which must be <c>application/json</c>.</param>
    public static bool IsAssured(HttpRequest request) => request.Headers.ContainsKey(Header) || JsonContent.IsType(request.ContentType);

    /// <summary>Refuses a request that a foreign page could have sent.</summary>
    /// <param name="request">A GET.</param>
    /// <exception cref="RequestRefusedException">It has no header that makes a browser ask first.</exception>
    public static void Demand(HttpRequest request)
    {
        if (!IsAssured(request))
        {
            throw new RequestRefusedException(
                StatusCodes.Status400BadRequest,
                $"GET needs the header {Header}: 1 (or Content-Type: application/json), which a page of another site can't send unasked.",
                "PREFLIGHT_REQUIRED");
        }
    }
}
