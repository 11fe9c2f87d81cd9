using Continuity.Threads;

namespace Continuity.Api.Ingest;

/// <summary>Which channel each kind of source is the system of.</summary>
internal static class IngestChannels
{
    /// <summary>The channel.</summary>
    /// <param name="kind">The kind of the source.</param>
    public static Channel Of(IngestKind kind) => kind switch
    {
        IngestKind.Telephony => Channel.Phone,
        IngestKind.Email => Channel.Email,
        IngestKind.Chat => Channel.Chat,
        IngestKind.App => Channel.SelfService,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a channel."),
    };
}
