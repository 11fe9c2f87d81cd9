namespace Continuity.Recovery;

/// <summary>A category of problems that is over-represented in a period.</summary>
/// <param name="Dimension">By what.</param>
/// <param name="Category">The category, as it was spelt most often.</param>
/// <param name="Value">By which product, place or agent (the subject of their token), or at which hours, as <see cref="HalfHourRange"/> writes them; the category itself where it is by nothing else.</param>
/// <param name="Count">How many reports there are in the period.</param>
/// <param name="Expected">How many there would be by what the 8 weeks before were like.</param>
/// <param name="PValue">How likely as many are by chance: the p-value of Fisher's exact test, one-sided.</param>
/// <param name="Period">The period.</param>
public sealed record Trend(TrendDimension Dimension, string Category, string Value, int Count, double Expected, double PValue, TrendPeriod Period)
{
    /// <summary>How many times as many reports there are as expected.</summary>
    public double Lift => Count / Expected;

    /// <summary>The half hours of the week (0 on Monday at 00:00, to 335) that it is about; none where it is about no hours.</summary>
    public IReadOnlyList<int> HalfHours { get; init; } = [];
}
