namespace Continuity.Redis.Threads;

/// <summary>A look through a stretch of a log for entries that a filter lets through.</summary>
/// <param name="From">The first sequence of the stretch, from 1.</param>
/// <param name="To">The last sequence of the stretch, included.</param>
/// <param name="Take">How many entries are wanted at most, from 1.</param>
public sealed record EntryScan(int From, int To, int Take)
{
    /// <summary>Whether it begins at the end of the stretch.</summary>
    public bool Backwards { get; init; }

    /// <summary>How many entries are looked at, at most; default 10,000. Past that the look ends, and can be gone on with.</summary>
    public int Bound { get; init; } = 10_000;

    /// <summary>How many entries are read in one round trip; default 200.</summary>
    public int ChunkSize { get; init; } = 200;
}
