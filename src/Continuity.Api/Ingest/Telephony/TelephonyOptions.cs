using Continuity.Api.SignIn;
using Continuity.Customers;

namespace Continuity.Api.Ingest.Telephony;

/// <summary>How a telephone system tells of calls: <c>Continuity:Ingest:&lt;source&gt;:Telephony</c>.</summary>
internal sealed record TelephonyOptions
{
    private const int LongestName = 100;
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>How it names things; default Neutral.</summary>
    public TelephonyPreset Preset { get; init; }

    /// <summary>Its names for <c>id</c>, <c>type</c>, <c>occurredAt</c>, <c>call</c>, <c>direction</c>, <c>from</c>, <c>to</c>, <c>duration</c>, <c>recordingUrl</c>, <c>transcript</c>, <c>agent</c> and <c>name</c>, where they are not the preset's.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Its words for <c>type</c>, each with <c>call.started</c>, <c>call.answered</c>, <c>call.ended</c>, <c>recording.ready</c>, <c>transcript.ready</c>, or <c>none</c> for what is passed over, where they are not the preset's.</summary>
    public IReadOnlyDictionary<string, string> Types { get; init; } = new Dictionary<string, string>();

    /// <summary>Its names for further identities of the customer, by their kinds: <c>EXTERNAL</c>, say.</summary>
    public IReadOnlyDictionary<string, string> Identities { get; init; } = new Dictionary<string, string>();

    /// <summary>How long parts of a call wait until it is known which number is the customer's, before the call counts as anonymous: 1 second to 1 day; default 1 hour.</summary>
    public TimeSpan AnonymousAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        foreach (var field in Fields.Keys.Where(static field => !CallFields.Names.Contains(field)))
        {
            yield return $"Fields: '{field}' is none of {string.Join(", ", CallFields.Names)}.";
        }

        foreach (var type in Types.Values.Where(static type => type != CallFields.NoType && CallFields.TypeOf(type) is null))
        {
            yield return $"Types: '{type}' is none of {string.Join(", ", CallFields.TypeNames)} and {CallFields.NoType}.";
        }

        foreach (var kind in Identities.Keys.Where(static kind => ContractName.Read<IdentityKind>(kind) is null))
        {
            yield return $"Identities: '{kind}' is no kind of identity; there are {ContractName.All<IdentityKind>()}.";
        }

        if (Fields.Values.Concat(Identities.Values).Concat(Types.Keys).Any(static name => name.Length is 0 or > LongestName))
        {
            yield return $"Fields, Types and Identities must have names of 1 to {LongestName} characters.";
        }

        if (AnonymousAfter < ShortestWait || AnonymousAfter > LongestWait)
        {
            yield return "AnonymousAfter must be 1 second to 1 day.";
        }
    }
}
