namespace Continuity.Recovery;

/// <summary>
/// How many of many tests say something (Y. Benjamini and Y. Hochberg 1995, Controlling the false discovery rate, Journal of the Royal Statistical Society B 57, 289-300): of those that do, the part that is chance is
/// at most the rate, on average; where there is nothing to be found, any does so no oftener than the rate.
/// </summary>
internal static class BenjaminiHochberg
{
    /// <summary>How many of the tests, the first ones, say something.</summary>
    /// <param name="sorted">The p-values, rising, of those that would be told: what would not be must not make room for what is.</param>
    /// <param name="tested">How many were tested in all.</param>
    /// <param name="rate">The rate.</param>
    public static int Count(IReadOnlyList<double> sorted, int tested, double rate)
    {
        for (var k = sorted.Count; k > 0; k--)
        {
            if (sorted[k - 1] <= k * rate / tested)
            {
                return k;
            }
        }

        return 0;
    }
}
