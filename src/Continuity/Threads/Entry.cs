namespace Continuity.Threads;

/// <summary>An entry of a customer's log.</summary>
/// <param name="Id">Its home and place.</param>
/// <param name="Draft">What was recorded.</param>
/// <param name="RecordedAt">When it was recorded.</param>
public sealed record Entry(EntryId Id, EntryDraft Draft, DateTimeOffset RecordedAt);
