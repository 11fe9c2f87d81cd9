namespace Continuity.Faults.Oracle;

/// <summary>Holds what a subscriber was told against the thread: each entry after its first cursor once, in order.</summary>
internal static class StreamCheck
{
    /// <summary>Says what is wrong; nothing where all is well.</summary>
    /// <param name="home">The home whose entries count.</param>
    /// <param name="after">The number of the last entry before the subscription.</param>
    /// <param name="told">The ids in the order in which they came.</param>
    /// <param name="lines">The thread.</param>
    public static IEnumerable<Finding> Find(string home, int after, IReadOnlyList<string> told, IReadOnlyList<Line> lines)
    {
        foreach (var twice in told.CountBy(static id => id).Where(static one => one.Value > 1))
        {
            yield return new(FindingKind.Doubled, $"A subscriber was told {twice.Key} {twice.Value} times.");
        }

        var heard = told.Where(id => Line.HomeOf(id) == home).Distinct().ToList();
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
}
