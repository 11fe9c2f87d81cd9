namespace Continuity.Model;

/// <summary>The time of one sequence, which goes on only when it is told to.</summary>
public sealed class WorldClock
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private long ticks = Start.UtcTicks;

    public DateTimeOffset Now => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void GoOn(TimeSpan span) => Interlocked.Add(ref ticks, span.Ticks);
}
