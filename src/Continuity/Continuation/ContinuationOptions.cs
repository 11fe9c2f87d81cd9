namespace Continuity.Continuation;

/// <summary>How long continuation codes are good for, and how dear it is to guess at them.</summary>
public sealed record ContinuationOptions
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);

    /// <summary>How long after it was issued a code may be used: 5 minutes to 7 days; default 24 hours.</summary>
    public TimeSpan ValidFor { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How many wrong codes one caller may give within an hour, 1 to 1,000; default 10. Past that no code of theirs is looked at, right or wrong.</summary>
    public int WrongAnHour { get; init; } = 10;

    /// <summary>
    /// The longest that the answer to a wrong code is held back, 0 to 20 seconds; default 8 s. The first of an hour is answered at once, the second after 250 ms, and each
    /// further one after twice the time.
    /// </summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long the answer to a wrong code is held back.</summary>
    /// <param name="wrong">How many wrong ones the caller gave within the hour, this one included.</param>
    public TimeSpan WaitAfter(int wrong)
    {
        if (wrong < 2)
        {
            return TimeSpan.Zero;
        }

        var wait = FirstWait * Math.Pow(2, Math.Min(wrong - 2, 10));
        return wait < LongestWait ? wait : LongestWait;
    }

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        if (ValidFor < TimeSpan.FromMinutes(5) || ValidFor > TimeSpan.FromDays(7))
        {
            yield return "ValidFor must be 5 minutes to 7 days.";
        }

        if (WrongAnHour is < 1 or > 1000)
        {
            yield return "WrongAnHour must be 1 to 1,000.";
        }

        if (LongestWait < TimeSpan.Zero || LongestWait > TimeSpan.FromSeconds(20))
        {
            yield return "LongestWait must be 0 to 20 seconds.";
        }
    }
}
