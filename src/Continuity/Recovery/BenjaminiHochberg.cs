namespace Continuity.Recovery;

/// <summary>
/// How many of many tests say something (Y. Benjamini and Y. Hochberg 1995, Controlling the false discovery rate, Journal of the Royal Statistical Society B 57, 289-300): of those that do, the part that is chance is
/// at most the rate, on average; where there is nothing to be found, any does so no oftener than the rate.
/// </summary>
internal static class BenjaminiHochberg
{
    /// <summary>How many of the tests, the first ones, say something.</summary>
    /// <param name="sorted">The p-values of all that was tested, rising.</param>
    /// <param name="rate">The rate.</param>
    public static int Count(IReadOnlyList<double> sorted, double rate)
    {
        for (var k = sorted.Count; k > 0; k--)
        {
            if (sorted[k - 1] <= k * rate / sorted.Count)
            {
                return k;
            }
        }

        return 0;
    }
}
