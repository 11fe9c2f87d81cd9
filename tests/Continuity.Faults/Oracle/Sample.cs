namespace Continuity.Faults.Oracle;

/// <summary>A thread as it was read, and what was acknowledged of it.</summary>
/// <param name="Account">What was acknowledged.</param>
/// <param name="Lines">What was read.</param>
internal sealed record Sample(Account Account, IReadOnlyList<Line> Lines);
