using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Continuity.GraphQL.Transport;

/// <summary>Chooses the format of a response by the caller's <c>Accept</c> header (RFC 9110, section 12.5.1).</summary>
internal static class AcceptHeader
{
    private const string Json = "application/json";
    private const string GraphQLResponse = "application/graphql-response+json";
    private const string EventStream = "text/event-stream";

    /// <summary>Chooses a format: the one of the highest quality, of equals the one named first.</summary>
    /// <param name="accept">The header; <c>application/json</c> is assumed where it is missing, or where any format will do.</param>
    /// <returns>The format, or null where none is acceptable.</returns>
    public static ResponseFormat? Choose(StringValues accept)
    {
        switch (accept.Count)
        {
            case 0:
                return ResponseFormat.Json;
            case 1 when accept[0] is null or "" or "*/*" or Json:
                return ResponseFormat.Json;
            case 1 when accept[0] is GraphQLResponse:
                return ResponseFormat.GraphQLResponse;
            case 1 when accept[0] is EventStream:
                return ResponseFormat.EventStream;
        }

        if (!MediaTypeHeaderValue.TryParseList((IList<string>)accept!, out var ranges))
        {
            return null;
        }

        var json = ranges.FirstOrDefault(static r => r.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase));
        (ResponseFormat? Format, double Quality, bool IsExact) best = (null, 0, false);
        foreach (var range in ranges)
        {
            var format = FormatOf(range, jsonIsRefused: json?.Quality == 0);
            var quality = range.Quality ?? 1;
            var isExact = !range.MatchesAllSubTypes;
            if (format is not null && (quality > best.Quality || (quality == best.Quality && quality > 0 && isExact && !best.IsExact)))
            {
                best = (format, quality, isExact);
            }
        }

        return best.Format;
    }

    private static ResponseFormat? FormatOf(MediaTypeHeaderValue range, bool jsonIsRefused)
    {
        if (range.Charset.HasValue && !range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (range.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase))
        {
            return ResponseFormat.Json;
        }

        if (range.MediaType.Equals(GraphQLResponse, StringComparison.OrdinalIgnoreCase))
        {
            return ResponseFormat.GraphQLResponse;
        }

        if (range.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase))
        {
            return ResponseFormat.EventStream;
        }

        var isWildcard = range.MatchesAllTypes || (range.MatchesAllSubTypes && range.Type.Equals("application", StringComparison.OrdinalIgnoreCase));
        return !isWildcard ? null : jsonIsRefused ? ResponseFormat.GraphQLResponse : ResponseFormat.Json;
    }
}
