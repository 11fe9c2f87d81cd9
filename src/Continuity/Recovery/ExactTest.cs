namespace Continuity.Recovery;

/// <summary>Tests whether something makes up more of one lot than of another, exact for counts of any size.</summary>
internal static class ExactTest
{
    private const double Negligible = 1e-17;

    /// <summary>
    /// How likely at least as many would be in the first lot if both were of one kind, given how many there are in both together: Fisher's exact test, one-sided (R. A. Fisher, Statistical Methods for
    /// Research Workers, 5th edition 1934, section 21.02). It is the binomial test of two Poisson rates conditional on their sum (Przyborowski and Wilenski 1940, Biometrika 31), conditional on the totals too, so
    /// that it makes no difference how much was reported in all.
    /// </summary>
    /// <param name="count">How many there are in the first lot.</param>
    /// <param name="of">Of how many.</param>
    /// <param name="countBefore">How many there are in the second lot.</param>
    /// <param name="ofBefore">Of how many.</param>
    public static double AtLeast(int count, int of, int countBefore, int ofBefore)
    {
        var marked = count + countBefore;
        if (count <= Math.Max(0, marked - ofBefore))
        {
            return 1;
        }

        return count > (double)of * marked / ((long)of + ofBefore)
            ? Upwards(Likelihood(count), count, Math.Min(of, marked), x => (double)(marked - x) * (of - x) / ((x + 1.0) * (ofBefore - marked + x + 1.0)))
            : 1 - Upwards(Likelihood(count - 1), marked - count + 1, marked, y => Downwards(marked - y));

        double Likelihood(int x) => Math.Exp(
            LogChoose(marked, x) + LogChoose(of + ofBefore - marked, of - x) - LogChoose(of + ofBefore, of));

        double Downwards(int x) => (double)x * (ofBefore - marked + x) / ((marked - x + 1.0) * (of - x + 1.0));
    }

    /// <summary>How likely at least as many of a number are of a part: the upper tail of the binomial distribution.</summary>
    /// <param name="count">How many.</param>
    /// <param name="of">Of how many.</param>
    /// <param name="part">The part, above 0 and below 1.</param>
    public static double Binomial(int count, int of, double part)
    {
        if (count <= of * part)
        {
            return 1;
        }

        var first = Math.Exp(LogChoose(of, count) + (count * Math.Log(part)) + ((of - count) * Math.Log(1 - part)));
        return Upwards(first, count, of, x => (of - x) / (x + 1.0) * part / (1 - part));
    }

    /// <summary>Adds up likelihoods that fall, each from the one before.</summary>
    private static double Upwards(double first, int from, int most, Func<int, double> ratio)
    {
        var (sum, term) = (1.0, 1.0);
        for (var x = from; x < most && term > Negligible * sum; x++)
        {
            term *= ratio(x);
            sum += term;
        }

        return Math.Min(1, first * sum);
    }

    private static double LogChoose(int n, int k) => LogFactorial.Of(n) - LogFactorial.Of(k) - LogFactorial.Of(n - k);
}
