namespace Continuity.Recovery;

/// <summary>Where a time stands: in a period, in what it is compared with, or in neither; and in which half hour of the week.</summary>
/// <param name="IsInPeriod">Whether it is in the period.</param>
/// <param name="IsBefore">Whether it is in the 8 weeks before, and the period is compared with it.</param>
/// <param name="HalfHour">The half hour of the week, 0 on Monday at 00:00 to 335; 0 where hours do not count.</param>
public readonly record struct TrendPlace(bool IsInPeriod, bool IsBefore, int HalfHour);
