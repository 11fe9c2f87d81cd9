namespace Continuity.Recovery;

/// <summary>
/// Logarithms of factorials: small ones added up, large ones by Stirling's series (NIST Digital Library of Mathematical Functions, 5.11.1), whose first term left out is below 1E-20 there.
/// </summary>
internal static class LogFactorial
{
    private static readonly double[] Small = AddedUp(1024);

    /// <summary>The natural logarithm of n!.</summary>
    /// <param name="n">From 0.</param>
    public static double Of(int n)
    {
        if (n < Small.Length)
        {
            return Small[n];
        }

        double x = n;
        return (x * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI * x)) + (1 / (12 * x)) - (1 / (360 * x * x * x));
    }

    private static double[] AddedUp(int count)
    {
        var sums = new double[count];
        for (var n = 1; n < count; n++)
        {
            sums[n] = sums[n - 1] + Math.Log(n);
        }

        return sums;
    }
}
