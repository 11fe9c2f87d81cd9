namespace Continuity.Threads;

/// <summary>A call.</summary>
/// <param name="Direction">Who called.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Summary">What was said, in short.</param>
/// <param name="RecordingUrl">Where the recording is, or null.</param>
/// <param name="Transcript">What was said, word by word, or null.</param>
public sealed record CallContent(Direction Direction, TimeSpan Duration, string Summary, string? RecordingUrl, string? Transcript) : EntryContent;
