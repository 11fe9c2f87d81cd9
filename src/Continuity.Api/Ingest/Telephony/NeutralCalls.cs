using Continuity.Api.SignIn;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Telephony;

/// <summary>Reads calls as <c>schema/ingest/telephony.json</c> says, to the letter.</summary>
internal static class NeutralCalls
{
    /// <summary>The most characters of an id, the call's too.</summary>
    public const int IdCharacters = 150;

    /// <summary>The most characters of a number.</summary>
    public const int NumberCharacters = 100;

    /// <summary>The most characters of a transcript.</summary>
    public const int TranscriptCharacters = 200_000;

    private static readonly string[] Common = ["id", "type", "occurredAt", "call", "direction", "from", "to", "agent", "name"];
    private static readonly string[] OfEnd = [.. Common, "duration", "recordingUrl", "transcript"];
    private static readonly string[] OfRecording = [.. Common, "recordingUrl"];
    private static readonly string[] OfTranscript = [.. Common, "transcript"];

    /// <summary>Reads one.</summary>
    /// <param name="content">What was sent, which is no delivery receipt.</param>
    /// <exception cref="ContentFault">It is not as the schema says.</exception>
    public static CallEvent Read(JsonContent content)
    {
        var type = CallFields.TypeOf(content.Text("type", IdCharacters)) ?? throw content.Fault("type", $"must be one of {string.Join(", ", CallFields.TypeNames)}, {CallFields.Delivery}.");
        content.Only(type switch
        {
            CallEventType.Ended => OfEnd,
            CallEventType.Recorded => OfRecording,
            CallEventType.Transcribed => OfTranscript,
            _ => Common,
        });
        var call = content.Text("call", IdCharacters);
        return new(type, CallerBounds.Allow(call, IdCharacters) ? call : throw content.Fault("call", $"must have 1 to {IdCharacters} characters, not only blanks, and no control characters."))
        {
            Id = content.Text("id", IdCharacters),
            OccurredAt = content.Time("occurredAt"),
            Direction = content.OptionalNamed<Direction>("direction"),
            From = TextOrEmpty(content, "from", NumberCharacters),
            To = TextOrEmpty(content, "to", NumberCharacters),
            Agent = content.OptionalText("agent", CallerBounds.Id),
            Name = TextOrEmpty(content, "name", CallerBounds.Name),
            Duration = content.OptionalSeconds("duration", EntryLimits.LongestCall),
            RecordingUrl = type == CallEventType.Recorded ? content.Text("recordingUrl", EntryLimits.UrlCharacters) : content.OptionalText("recordingUrl", EntryLimits.UrlCharacters),
            Transcript = type == CallEventType.Transcribed ? content.Text("transcript", TranscriptCharacters) : content.OptionalText("transcript", TranscriptCharacters),
        };
    }

    // An empty number is withheld, and an empty name none.
    private static string? TextOrEmpty(JsonContent content, string name, int most) =>
        content.Find(name) is { ValueKind: System.Text.Json.JsonValueKind.String } given && given.ValueEquals("") ? "" : content.OptionalText(name, most);
}
