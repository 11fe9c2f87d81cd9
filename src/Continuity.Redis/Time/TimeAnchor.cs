namespace Continuity.Redis.Time;

/// <summary>What time it was in the store at a moment of the process.</summary>
/// <param name="At">The moment: the process's timestamp.</param>
/// <param name="Was">The store's time then.</param>
/// <param name="Error">By how much that may be wrong, either way.</param>
internal sealed record TimeAnchor(long At, DateTimeOffset Was, TimeSpan Error)
{
    private const double Drift = 0.0005;

    /// <summary>The answer took no longer to come back than the whole round trip; half of it is the best guess.</summary>
    public static TimeAnchor Of(TimeSample sample, TimeProvider process)
    {
        var half = process.GetElapsedTime(sample.Asked, sample.Answered) / 2;
        return new(sample.Answered, sample.StoreSaid + half, half + TimeSpan.FromMilliseconds(1));
    }

    /// <summary>What time it is in the store now.</summary>
    public DateTimeOffset Now(TimeProvider process) => Was + process.GetElapsedTime(At);

    /// <summary>Whether both can be right: where not, the store's clock was set, or another server took over.</summary>
    public bool AgreesWith(TimeAnchor later, TimeProvider process)
    {
        var between = process.GetElapsedTime(At, later.At);
        return (Was + between - later.Was).Duration() <= Error + later.Error + (between * Drift);
    }
}
