namespace Continuity.Redis.Sweeps;

/// <summary>Counts what may happen in thousands, and says when to tell of it: every ten seconds at most.</summary>
/// <param name="time">The clock.</param>
public sealed class ToldSeldom(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly Lock gate = new();
    private int counted;
    private long? toldAt;

    /// <summary>It has happened again.</summary>
    /// <param name="times">How often.</param>
    /// <returns>How often since it was told last, where it is to be told now; else null.</returns>
    public int? Count(int times = 1)
    {
        lock (gate)
        {
            counted += times;
            if (toldAt is { } told && time.GetElapsedTime(told) < Pause)
            {
                return null;
            }

            var all = counted;
            (counted, toldAt) = (0, time.GetTimestamp());
            return all;
        }
    }
}
