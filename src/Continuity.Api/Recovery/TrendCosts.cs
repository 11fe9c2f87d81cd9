namespace Continuity.Api.Recovery;

/// <summary>What trends cost, where that is more than an object does.</summary>
internal static class TrendCosts
{
    /// <summary>The trends of a period: some MiB of counters may be read for them, so that an operation, whose fields may cost 5,000, is not to ask for more than some 10.</summary>
    public const double Trends = 500;

    /// <summary>The reports of a trend: they are looked up in several lists.</summary>
    public const double Reports = 10;
}
