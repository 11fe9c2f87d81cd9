using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>A call. Its author is the agent or bot who took or made it; where nobody took it, or it went to voicemail, the customer: it awaits an answer then.</summary>
/// <param name="Direction">Who called.</param>
/// <param name="Duration">How long it took, up to 24 hours; nothing where nobody was reached.</param>
/// <param name="Summary">What was said, in short; 1 byte to 64 KiB.</param>
/// <param name="RecordingUrl">Where the recording is: an absolute http or https address of up to 2,048 characters.</param>
/// <param name="Transcript">What was said, word by word; up to 64 KiB.</param>
internal sealed record CallInput(
    Direction Direction,
    TimeSpan Duration,
    string Summary,
    string? RecordingUrl,
    string? Transcript);
