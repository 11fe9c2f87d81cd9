namespace Continuity.Api.Threads;

/// <summary>A message in a chat or the app.</summary>
/// <param name="Text">What was written, 1 byte to 64 KiB.</param>
internal sealed record MessageInput(
    string Text);
