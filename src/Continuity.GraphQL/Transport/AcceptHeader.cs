using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Continuity.GraphQL.Transport;

/// <summary>Chooses the format of a response by the caller's <c>Accept</c> header (RFC 9110, section 12.5.1).</summary>
internal static class AcceptHeader
{
    private const string Json = "application/json";
    private const string GraphQLResponse = "application/graphql-response+json";
    private const string EventStream = "text/event-stream";
    private const int Exact = 3;

    private static readonly (ResponseFormat Format, string MediaType)[] Formats =
        [(ResponseFormat.Json, Json), (ResponseFormat.GraphQLResponse, GraphQLResponse), (ResponseFormat.EventStream, EventStream)];

    /// <summary>Chooses a format: the one of the highest quality; of equals the one named first, and <c>application/json</c> where none is named. A stream has to be asked for by name.</summary>
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

        ResponseFormat? chosen = null;
        (double Quality, int Place) best = (0, int.MaxValue);
        foreach (var (format, mediaType) in Formats)
        {
            var found = Preference(ranges, mediaType);
            var isBetter = found.Quality > best.Quality || (found.Quality == best.Quality && found.Place < best.Place);
            if (found.Quality > 0 && isBetter && (format != ResponseFormat.EventStream || found.Place < int.MaxValue))
            {
                (chosen, best) = (format, found);
            }
        }

        return chosen;
    }

    /// <summary>What the header says of a media type: by the most specific range that matches it, whatever that range's place is.</summary>
    private static (double Quality, int Place) Preference(IList<MediaTypeHeaderValue> ranges, string mediaType)
    {
        var (best, quality, place) = (0, 0d, int.MaxValue);
        for (var i = 0; i < ranges.Count; i++)
        {
            var specificity = Specificity(ranges[i], mediaType);
            if (specificity > best)
            {
                (best, quality, place) = (specificity, ranges[i].Quality ?? 1, specificity == Exact ? i : int.MaxValue);
            }
        }

        return (quality, place);
    }

    private static int Specificity(MediaTypeHeaderValue range, string mediaType)
    {
        if (range.Charset.HasValue && !HeaderUtilities.RemoveQuotes(range.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        return range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) ? Exact
            : range.MatchesAllTypes ? 1
            : range.MatchesAllSubTypes && range.Type.Equals("application", StringComparison.OrdinalIgnoreCase) ? 2
            : 0;
    }
}
