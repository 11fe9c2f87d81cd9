namespace Continuity.Faults.Oracle;

/// <summary>Holds what a subscriber was told against the thread: each entry after its first cursor once, in order.</summary>
internal static class StreamCheck
{
    /// <summary>Says what is wrong; nothing where all is well.</summary>
    /// <param name="home">The home whose entries count.</param>
    /// <param name="after">The number of the last entry before the subscription.</param>
    /// <param name="told">What came, in its order.</param>
    /// <param name="lines">The thread.</param>
    public static IEnumerable<Finding> Find(string home, int after, IReadOnlyList<Line> told, IReadOnlyList<Line> lines)
    {
        foreach (var twice in told.CountBy(static line => line.Id).Where(static one => one.Value > 1))
        {
            yield return new(FindingKind.Doubled, $"A subscriber was told {twice.Key} {twice.Value} times.");
        }

        var heard = told.Where(line => line.Home == home).Select(static line => line.Id).Distinct().ToList();
        var due = lines.Where(line => line.Home == home && line.Sequence > after).Select(static line => line.Id).ToList();
        foreach (var missing in due.Except(heard))
        {
            yield return new(FindingKind.Gap, $"A subscriber was never told {missing}.");
        }

        if (heard.Intersect(due).Zip(due.Intersect(heard)).FirstOrDefault(static pair => pair.First != pair.Second) is { First: { } first, Second: { } second })
        {
            yield return new(FindingKind.Gap, $"A subscriber was told {first} where {second} should be.");
        }
    }

    /// <summary>Says what a subscriber was told that is not so: it was never there, or something else stands in its place.</summary>
    /// <param name="home">The home whose entries count.</param>
    /// <param name="told">What came.</param>
    /// <param name="lines">The thread, read after all of that had come.</param>
    public static IEnumerable<Finding> Phantoms(string home, IReadOnlyList<Line> told, IReadOnlyList<Line> lines) =>
        told.Where(line => line.Home == home).Except(lines).Select(static line => new Finding(FindingKind.Wrong, $"A subscriber was told {line.Id} as it is not in the thread."));
}
