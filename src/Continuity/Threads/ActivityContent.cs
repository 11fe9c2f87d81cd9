namespace Continuity.Threads;

/// <summary>What the system did.</summary>
/// <param name="Activity">What was done.</param>
/// <param name="Summary">The same in words.</param>
public sealed record ActivityContent(Activity Activity, string Summary) : EntryContent;
