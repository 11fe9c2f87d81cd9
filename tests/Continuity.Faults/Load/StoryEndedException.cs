namespace Continuity.Faults.Load;

/// <summary>A story can't go on: it was told why already.</summary>
internal sealed class StoryEndedException(string message) : Exception(message);
