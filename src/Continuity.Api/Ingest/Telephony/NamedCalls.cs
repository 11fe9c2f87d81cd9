using System.Globalization;
using Continuity.Api.Customers;
using Continuity.Api.SignIn;
using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Telephony;

/// <summary>Reads calls as a telephone system names them itself. Of what it sends beside nothing is made, and what a call can do without, such as a name that is too long, is left out.</summary>
internal static class NamedCalls
{
    /// <summary>Reads one.</summary>
    /// <param name="content">What was sent.</param>
    /// <param name="options">The source's options.</param>
    /// <returns>Null where it tells nothing that is recorded.</returns>
    /// <exception cref="ContentFault">A field that a call can't do without is missing, or not as it must be.</exception>
    public static CallEvent? Read(TelephonyContent content, TelephonyOptions options)
    {
        var call = Find("call") is { } id && CallerBounds.Allow(id, NeutralCalls.IdCharacters) ? id
            : throw Fault("call", $"must be a text of 1 to {NeutralCalls.IdCharacters} characters, not only blanks.");
        if (TypeOf(content, options) is not { } type)
        {
            return null;
        }

        return new(type, call)
        {
            Id = Optional("id", NeutralCalls.IdCharacters),
            OccurredAt = Find("occurredAt") is { Length: > 0 } at ? ContentTime.ReadAny(at) ?? throw Fault("occurredAt", "must be a time as RFC 3339 or RFC 5322 says.") : null,
            Direction = Find("direction") is { Length: > 0 } way ? Way(way) ?? throw Fault("direction", "must begin with inbound or outbound.") : null,
            From = Find("from"),
            To = Find("to"),
            Agent = Optional("agent", CallerBounds.Id),
            Name = Optional("name", CallerBounds.Name),
            Duration = type == CallEventType.Ended && Find("duration") is { Length: > 0 } seconds ? Seconds(seconds) ?? throw Fault("duration", "must be a number of seconds, 0 to 86,400.") : null,
            RecordingUrl = type == CallEventType.Recorded ? Needed("recordingUrl") : Find("recordingUrl") is { Length: > 0 } url ? url : null,
            Transcript = type == CallEventType.Transcribed ? Needed("transcript") : Find("transcript") is { Length: > 0 } text ? text : null,
            Identities =
            [
                .. options.Identities.Select(pair => (Kind: ContractName.Read<IdentityKind>(pair.Key)!.Value, Value: content.Find(pair.Value)))
                    .Where(static pair => !string.IsNullOrWhiteSpace(pair.Value))
                    .Select(static pair => new IdentityInput(pair.Kind, pair.Value!, Assurance.Claimed)),
            ],
        };

        string? Find(string name) => content.Find(CallFields.NameOf(options, name));

        string Needed(string name) => Find(name) is { Length: > 0 } text ? text : throw Fault(name, "must be there.");

        string? Optional(string name, int most) => Find(name) is { } text && CallerBounds.Allow(text, most) ? text : null;

        ContentFault Fault(string name, string rule) => new(CallFields.NameOf(options, name) ?? name, rule);
    }

    private static CallEventType? TypeOf(TelephonyContent content, TelephonyOptions options)
    {
        // What such a system sends of a recording or transcript has no word for itself.
        if (options.Preset == TelephonyPreset.CallStatus && OfCallStatus(content, options) is { } known)
        {
            return known.Type;
        }

        var field = CallFields.NameOf(options, "type") ?? "type";
        var word = CallFields.WordOf(options, content.Find(field) ?? throw new ContentFault(field, "must be there."));
        return word == CallFields.NoType ? null
            : CallFields.TypeOf(word) ?? throw new ContentFault(field, $"must be one of {string.Join(", ", CallFields.TypeNames)}, or be named in the source's Types.");
    }

    private static (CallEventType? Type, bool IsKnown)? OfCallStatus(TelephonyContent content, TelephonyOptions options) =>
        content.Find(CallFields.NameOf(options, "transcript")) is not null ? (CallEventType.Transcribed, true)
        : content.Find("TranscriptionStatus") is not null ? (null, true)
        : content.Find("RecordingStatus") is { } status ? (status == "completed" ? CallEventType.Recorded : null, true)
        : content.Find("RecordingSid") is not null && content.Find("CallDuration") is null ? (CallEventType.Recorded, true)
        : null;

    private static Direction? Way(string text) =>
        text.StartsWith("inbound", StringComparison.OrdinalIgnoreCase) || text.Equals("in", StringComparison.OrdinalIgnoreCase) ? Direction.Inbound
        : text.StartsWith("outbound", StringComparison.OrdinalIgnoreCase) || text.Equals("out", StringComparison.OrdinalIgnoreCase) ? Direction.Outbound
        : null;

    private static TimeSpan? Seconds(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= EntryLimits.LongestCall.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
}
