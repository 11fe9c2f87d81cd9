namespace Continuity.Merging;

/// <summary>How long a merge can be undone, and how much may be merged.</summary>
public sealed record MergeOptions
{
    /// <summary>How long after it a merge can be undone, 1 hour to 365 days; default 30 days.</summary>
    public TimeSpan UndoWithin { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How many homes one customer may come to by merges, 2 to 200; default 200. Every page of a thread reads all of them.</summary>
    public int MaximumHomes { get; init; } = 200;

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        if (UndoWithin < TimeSpan.FromHours(1) || UndoWithin > TimeSpan.FromDays(365))
        {
            yield return "UndoWithin must be 1 hour to 365 days.";
        }

        if (MaximumHomes is < 2 or > 200)
        {
            yield return "MaximumHomes must be 2 to 200.";
        }
    }
}
