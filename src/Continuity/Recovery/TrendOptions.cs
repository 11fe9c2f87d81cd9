namespace Continuity.Recovery;

/// <summary>What counts as a trend. Checked when the program starts.</summary>
public sealed record TrendOptions
{
    /// <summary>The fewest reports that a trend has, whatever is asked for: fewer would say more of single customers than of a problem.</summary>
    public const int LeastCount = 5;

    /// <summary>How many trends are told at most, the least likely by chance.</summary>
    public const int Most = 50;

    /// <summary>The time zone that hours are told in, by its IANA name; default UTC.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>
    /// What part of the trends told may be chance, on average; where nothing is there to be found, how often anything is told all the same. 0.001 to 0.2; default 0.05.
    /// </summary>
    public double FalseTrends { get; init; } = 0.05;

    /// <summary>How many times as many reports as expected there are at least, 1 to 10; default 1.5. Of very many reports a difference that nobody need care for would else be told.</summary>
    public double LeastLift { get; init; } = 1.5;

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        if (FalseTrends is not (>= 0.001 and <= 0.2))
        {
            yield return $"{nameof(FalseTrends)} is {FalseTrends}; it must be from 0.001 to 0.2.";
        }

        if (LeastLift is not (>= 1 and <= 10))
        {
            yield return $"{nameof(LeastLift)} is {LeastLift}; it must be from 1 to 10.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return $"{nameof(TimeZone)} is no IANA name of a time zone.";
        }
    }
}
