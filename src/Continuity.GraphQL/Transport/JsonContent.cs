using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Continuity.GraphQL.Transport;

/// <summary>The kind of body that is read: JSON, in UTF-8, not compressed.</summary>
internal static class JsonContent
{
    /// <summary>Refuses a request whose body is of another kind.</summary>
    /// <param name="request">A POST.</param>
    /// <exception cref="RequestRefusedException">It is.</exception>
    public static void Demand(HttpRequest request)
    {
        if (!IsType(request.ContentType))
        {
            throw new RequestRefusedException(StatusCodes.Status415UnsupportedMediaType, "The body must be of Content-Type application/json, in UTF-8.");
        }

        if (request.Headers.ContentEncoding is [var encoding, ..] && !"identity".Equals(encoding, StringComparison.OrdinalIgnoreCase))
        {
            request.HttpContext.Response.Headers.AcceptEncoding = "identity";
            throw new RequestRefusedException(StatusCodes.Status415UnsupportedMediaType, "The body must not be compressed: there must be no Content-Encoding.");
        }
    }

    /// <summary>Whether a <c>Content-Type</c> says JSON in UTF-8.</summary>
    /// <param name="contentType">The header; null where there is none.</param>
    public static bool IsType(string? contentType) => contentType is "application/json"
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)));
}
