namespace Continuity.Api.Tests.Delivery;

/// <summary>A message that an agent wrote.</summary>
/// <param name="Text">What was written; no other message has the same text.</param>
/// <param name="Entries">The ids of the entries that were acknowledged, each answer's: all the same, and none where nothing was acknowledged.</param>
public sealed record WrittenMessage(string Text, IReadOnlyCollection<string> Entries);
