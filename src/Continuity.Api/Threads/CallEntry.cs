using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>A call.</summary>
[ObjectType]
internal sealed class CallEntry(Entry entry, CallContent content) : EntryNode(entry)
{
    /// <summary>Who called.</summary>
    public Direction Direction => content.Direction;

    /// <summary>How long it took.</summary>
    public TimeSpan Duration => content.Duration;

    /// <summary>What was said, in short.</summary>
    public string Summary => content.Summary;

    /// <summary>Where the recording is; null where there is none.</summary>
    public string? RecordingUrl => content.RecordingUrl;

    /// <summary>What was said, word by word; null where nobody wrote it down.</summary>
    public string? Transcript => content.Transcript;
}
