namespace Continuity.Threads;

/// <summary>Which ticket a session goes on with where none is named.</summary>
public sealed record ThreadOptions
{
    /// <summary>How long after its last activity an open ticket is gone on with: 1 minute to 365 days; default 7 days.</summary>
    public TimeSpan ContinueWithin { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long after its resolution a ticket is reopened rather than a new one opened: 0 (never) to 30 days; default 3 days.</summary>
    public TimeSpan ReopenWithin { get; init; } = TimeSpan.FromDays(3);

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        if (ContinueWithin < TimeSpan.FromMinutes(1) || ContinueWithin > TimeSpan.FromDays(365))
        {
            yield return "ContinueWithin must be 1 minute to 365 days.";
        }

        if (ReopenWithin < TimeSpan.Zero || ReopenWithin > TimeSpan.FromDays(30))
        {
            yield return "ReopenWithin must be 0 to 30 days.";
        }
    }
}
