using System.Globalization;
using System.Text.Json;
using Continuity.Api.Ingest.Signatures;

namespace Continuity.Api.Ingest.Telephony;

/// <summary>What a telephone system sent, as names and texts, whether it came as JSON or as a form.</summary>
internal sealed class TelephonyContent
{
    private readonly IReadOnlyDictionary<string, string> texts;

    private TelephonyContent(IReadOnlyDictionary<string, string> texts) => this.texts = texts;

    /// <summary>Reads it; what is not a text, number or truth value is passed over.</summary>
    /// <param name="request">What was sent.</param>
    /// <exception cref="ContentFault">It is neither a form nor an object of JSON.</exception>
    public static TelephonyContent Of(IngestRequest request) => FormContent.IsForm(request)
        ? new((FormContent.Read(request) ?? throw new ContentFault("body", "must be a form in UTF-8."))
            .ToDictionary(static field => field.Key, static field => field.Value[0], StringComparer.Ordinal))
        : OfJson(JsonContent.Of(request.Body));

    /// <summary>A text; null where it is missing.</summary>
    /// <param name="name">Its name; null for one that the source does not have.</param>
    public string? Find(string? name) => name is null ? null : texts.GetValueOrDefault(name);

    private static TelephonyContent OfJson(JsonContent content) => new(content.Names
        .Select(name => (Name: name, Text: TextOf(content.Find(name)!.Value)))
        .Where(static member => member.Text is not null)
        .ToDictionary(static member => member.Name, static member => member.Text!, StringComparer.Ordinal));

    private static string? TextOf(JsonElement member)
    {
        try
        {
            return member.ValueKind switch
            {
                JsonValueKind.String => member.GetString(),
                JsonValueKind.Number => member.GetDouble().ToString(CultureInfo.InvariantCulture),
                JsonValueKind.True or JsonValueKind.False => member.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            throw new ContentFault("body", "must have texts of valid Unicode.");
        }
    }
}
