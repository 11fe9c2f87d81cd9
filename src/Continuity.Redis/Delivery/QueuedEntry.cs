namespace Continuity.Redis.Delivery;

/// <summary>Something that a home has to send.</summary>
/// <param name="Sequence">The sequence of its entry.</param>
/// <param name="Line">The number of the session in which it waits for its turn; null where it waits for nothing else.</param>
public readonly record struct QueuedEntry(int Sequence, int? Line);
