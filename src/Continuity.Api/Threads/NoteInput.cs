namespace Continuity.Api.Threads;

/// <summary>A note among agents; customers and bots do not see it.</summary>
/// <param name="Text">What is noted, 1 byte to 64 KiB.</param>
internal sealed record NoteInput(
    string Text);
