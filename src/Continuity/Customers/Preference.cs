using Continuity.Callers;

namespace Continuity.Customers;

/// <summary>Something a customer prefers, as recorded by somebody.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Value">What they prefer.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="RecordedBy">By whom.</param>
public sealed record Preference(string Key, string Value, DateTimeOffset RecordedAt, ActorRef RecordedBy);
