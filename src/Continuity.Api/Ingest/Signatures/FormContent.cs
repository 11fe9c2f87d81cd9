using System.Net;
using System.Text;

namespace Continuity.Api.Ingest.Signatures;

/// <summary>A body that is a form.</summary>
internal static class FormContent
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/x-www-form-urlencoded";

    private const int MostFields = 500;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Whether a body is said to be one.</summary>
    /// <param name="request">The request.</param>
    public static bool IsForm(IngestRequest request) => request.MediaType == MediaType;

    /// <summary>Reads the fields, whose names are told by their case too; null where it is no UTF-8, or there are more than 500.</summary>
    /// <param name="request">The request.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>>? Read(IngestRequest request)
    {
        try
        {
            var pairs = Strict.GetString(request.Body.Span).Split('&', MostFields + 1, StringSplitOptions.RemoveEmptyEntries);
            return pairs.Length > MostFields ? null : pairs
                .Select(static pair => pair.Split('=', 2))
                .GroupBy(static pair => WebUtility.UrlDecode(pair[0]), static pair => pair is [_, var value] ? WebUtility.UrlDecode(value) : "", StringComparer.Ordinal)
                .ToDictionary(static field => field.Key, static field => (IReadOnlyList<string>)[.. field], StringComparer.Ordinal);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
