namespace Continuity.Threads;

/// <summary>A note among agents.</summary>
/// <param name="Text">What was noted.</param>
public sealed record NoteContent(string Text) : EntryContent;
