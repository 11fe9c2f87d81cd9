namespace Continuity.Threads;

/// <summary>Which ticket a session goes on with where none is named, and how long a session that has ended still takes in what comes late, feedback too.</summary>
public sealed record ThreadOptions
{
    /// <summary>How long after its last activity an open ticket is gone on with: 1 minute to 365 days; default 7 days.</summary>
    public TimeSpan ContinueWithin { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long after its resolution a ticket is reopened rather than a new one opened: 0 (never) to 30 days; default 3 days.</summary>
    public TimeSpan ReopenWithin { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How long after a session's end what comes late is recorded in it, see <see cref="LateEntry"/>: 0 (not at all) to 30 days; default 7 days.</summary>
    public TimeSpan LateWithin { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long after a session's end its customer may say what might have been more helpful: 0 (not at all) to 90 days; default 7 days.</summary>
    public TimeSpan FeedbackWithin { get; init; } = TimeSpan.FromDays(7);

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

        if (LateWithin < TimeSpan.Zero || LateWithin > TimeSpan.FromDays(30))
        {
            yield return "LateWithin must be 0 to 30 days.";
        }

        if (FeedbackWithin < TimeSpan.Zero || FeedbackWithin > TimeSpan.FromDays(90))
        {
            yield return "FeedbackWithin must be 0 to 90 days.";
        }
    }
}
