namespace Continuity.Redis.Time;

/// <summary>What the store said the time was, once.</summary>
/// <param name="StoreSaid">What it said.</param>
/// <param name="Asked">When it was asked: the process's timestamp.</param>
/// <param name="Answered">When its answer was there: the process's timestamp.</param>
internal readonly record struct TimeSample(DateTimeOffset StoreSaid, long Asked, long Answered);
