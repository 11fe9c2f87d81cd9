namespace Continuity.Threads;

/// <summary>A message in a chat or the app.</summary>
/// <param name="Text">What was written.</param>
public sealed record MessageContent(string Text) : EntryContent;
