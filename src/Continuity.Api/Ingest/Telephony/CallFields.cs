namespace Continuity.Api.Ingest.Telephony;

/// <summary>The names of the neutral format, and those of the presets.</summary>
internal static class CallFields
{
    /// <summary>The word for what is passed over.</summary>
    public const string NoType = "none";

    /// <summary>The type of a delivery receipt.</summary>
    public const string Delivery = "delivery";

    private static readonly (string Name, CallEventType Type)[] Types =
    [
        ("call.started", CallEventType.Started), ("call.answered", CallEventType.Answered), ("call.ended", CallEventType.Ended),
        ("recording.ready", CallEventType.Recorded), ("transcript.ready", CallEventType.Transcribed),
    ];

    private static readonly Dictionary<string, string> CallStatusNames = new(StringComparer.Ordinal)
    {
        ["type"] = "CallStatus",
        ["occurredAt"] = "Timestamp",
        ["call"] = "CallSid",
        ["direction"] = "Direction",
        ["from"] = "From",
        ["to"] = "To",
        ["duration"] = "CallDuration",
        ["recordingUrl"] = "RecordingUrl",
        ["transcript"] = "TranscriptionText",
        ["name"] = "CallerName",
    };

    private static readonly Dictionary<string, string> CallStatusTypes = new(StringComparer.Ordinal)
    {
        ["queued"] = "call.started",
        ["initiated"] = "call.started",
        ["ringing"] = "call.started",
        ["in-progress"] = "call.answered",
        ["answered"] = "call.answered",
        ["completed"] = "call.ended",
        ["busy"] = "call.ended",
        ["failed"] = "call.ended",
        ["no-answer"] = "call.ended",
        ["canceled"] = "call.ended",
    };

    /// <summary>The names of the neutral format.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["id", "type", "occurredAt", "call", "direction", "from", "to", "duration", "recordingUrl", "transcript", "agent", "name"];

    /// <summary>The types of the neutral format.</summary>
    public static IReadOnlyList<string> TypeNames { get; } = [.. Types.Select(static type => type.Name)];

    /// <summary>A type of the neutral format; null where there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    public static CallEventType? TypeOf(string name) => Types.Where(type => type.Name == name).Select(static type => (CallEventType?)type.Type).FirstOrDefault();

    /// <summary>What a source calls a field; null where it has none.</summary>
    /// <param name="options">The source's options.</param>
    /// <param name="name">The field's name in the neutral format.</param>
    public static string? NameOf(TelephonyOptions options, string name) =>
        options.Fields.TryGetValue(name, out var own) ? own
        : options.Preset == TelephonyPreset.Neutral ? name
        : CallStatusNames.GetValueOrDefault(name);

    /// <summary>The neutral word for a type as a source names it.</summary>
    /// <param name="options">The source's options.</param>
    /// <param name="word">The source's word.</param>
    public static string WordOf(TelephonyOptions options, string word) =>
        options.Types.TryGetValue(word, out var own) ? own
        : options.Preset == TelephonyPreset.CallStatus ? CallStatusTypes.GetValueOrDefault(word, word)
        : word;
}
