namespace Continuity.FollowUps;

/// <summary>When follow-ups fall due and what comes after. Checked when the program starts.</summary>
public sealed record FollowUpOptions
{
    /// <summary>How long before it is due the agent is reminded, 5 seconds to 1 day; default 15 minutes.</summary>
    public TimeSpan RemindBefore { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long after it was due it counts as missed, 5 seconds to 1 day; default 10 minutes.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long after a resolution the owner checks that it is still solved, 5 seconds to 90 days; null for no such check. Default 1 day.</summary>
    public TimeSpan? AfterResolution { get; init; } = TimeSpan.FromDays(1);

    /// <summary>What the customer is promised with that check; 1 to 2,000 characters.</summary>
    public string AfterResolutionPromise { get; init; } = "We check with you that it is still solved.";

    /// <summary>How long after one progress update the next is due, 5 seconds to 7 days; default 20 minutes.</summary>
    public TimeSpan ProgressEvery { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>How long until it is looked again for somebody to escalate to, where there was nobody; 5 seconds to 1 day, default 5 minutes.</summary>
    public TimeSpan EscalateAgainAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many may be open on one ticket, 1 to 200; default 50.</summary>
    public int MaximumOpen { get; init; } = 50;

    /// <summary>The least time between two check-ins of one customer, over all agents and tickets, 5 seconds to 366 days; default 14 days.</summary>
    public TimeSpan BetweenCheckIns { get; init; } = TimeSpan.FromDays(14);

    /// <summary>
    /// How long after a resolution a customer who consents to it is asked how they are, without an agent having promised it, 5 seconds to 90 days; null, the default, for never. Off by
    /// default, because it is owed like any promise: it wants an owner's time, and the ticket is not closed before it was kept or waived.
    /// </summary>
    public TimeSpan? CheckInAfterResolution { get; init; }

    /// <summary>What the customer is promised with that check-in; 1 to 2,000 characters.</summary>
    public string CheckInPromise { get; init; } = "We ask you how you are getting on.";

    /// <summary>The time zone of customers of whom none is known, by its IANA name; default UTC.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        var day = TimeSpan.FromDays(1);
        foreach (var (name, value, most) in new[]
        {
            (nameof(RemindBefore), RemindBefore, day),
            (nameof(Grace), Grace, day),
            (nameof(AfterResolution), AfterResolution ?? day, TimeSpan.FromDays(90)),
            (nameof(ProgressEvery), ProgressEvery, TimeSpan.FromDays(7)),
            (nameof(EscalateAgainAfter), EscalateAgainAfter, day),
            (nameof(BetweenCheckIns), BetweenCheckIns, TimeSpan.FromDays(366)),
            (nameof(CheckInAfterResolution), CheckInAfterResolution ?? day, TimeSpan.FromDays(90)),
        })
        {
            if (value < TimeSpan.FromSeconds(5) || value > most)
            {
                yield return $"{name} is {value}; it must be from 5 seconds to {most.TotalDays:0} days.";
            }
        }

        foreach (var (name, text) in new[] { (nameof(AfterResolutionPromise), AfterResolutionPromise), (nameof(CheckInPromise), CheckInPromise) })
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > 2000)
            {
                yield return $"{name} must have 1 to 2,000 characters.";
            }
        }

        if (MaximumOpen is < 1 or > 200)
        {
            yield return $"{nameof(MaximumOpen)} is {MaximumOpen}; it must be from 1 to 200.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return $"{nameof(TimeZone)} is no IANA name of a time zone.";
        }
    }
}
