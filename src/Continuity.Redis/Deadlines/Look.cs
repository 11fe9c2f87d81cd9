namespace Continuity.Redis.Deadlines;

/// <summary>A look at what falls due in one partition.</summary>
/// <param name="Line">The partition, as it stands in the schedule.</param>
/// <param name="Skip">How many of the earliest homes are passed over.</param>
/// <param name="Most">How many homes are read at most.</param>
internal readonly record struct Look(ScheduleLine Line, int Skip, int Most);
