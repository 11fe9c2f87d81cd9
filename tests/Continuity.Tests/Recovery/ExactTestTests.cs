using System.Numerics;
using Continuity.Recovery;

namespace Continuity.Tests.Recovery;

public class ExactTestTests
{
    [Theory]
    [InlineData(4, 4, 0, 4, 1.0 / 70)]
    [InlineData(3, 4, 1, 4, 17.0 / 70)]
    [InlineData(0, 4, 4, 4, 1)]
    [InlineData(5, 5, 5, 5, 1)]
    [InlineData(7, 100, 0, 0, 1)]
    public void AtLeast_OfFishersTeaAndItsLike_IsAsInTheBooks(int count, int of, int countBefore, int ofBefore, double pValue) =>
        Assert.Equal(pValue, ExactTest.AtLeast(count, of, countBefore, ofBefore), 12);

    [Fact]
    public void AtLeast_OfAllSmallTables_IsWhatCountingComesTo()
    {
        foreach (var (of, ofBefore) in new[] { (1, 1), (5, 9), (12, 7), (20, 31) })
        {
            for (var count = 0; count <= of; count++)
            {
                for (var countBefore = 0; countBefore <= ofBefore; countBefore++)
                {
                    Assert.Equal(Counted(count, of, countBefore, ofBefore), ExactTest.AtLeast(count, of, countBefore, ofBefore), 11);
                }
            }
        }
    }

    [Theory]
    [InlineData(30, 1_000, 80, 8_000)]
    [InlineData(5, 400, 3, 3_100)]
    [InlineData(900, 4_000, 1_500, 9_000)]
    public void AtLeast_OfLargeTables_IsWhatCountingComesTo(int count, int of, int countBefore, int ofBefore)
    {
        var expected = Counted(count, of, countBefore, ofBefore);
        Assert.InRange(ExactTest.AtLeast(count, of, countBefore, ofBefore) / expected, 1 - 1e-9, 1 + 1e-9);
    }

    [Fact]
    public void AtLeast_OfAMillion_FallsAsTheCountRises()
    {
        double[] pValues = [.. Enumerable.Range(0, 60).Select(i => ExactTest.AtLeast(19_000 + (100 * i), 60_000, 300_000, 940_000))];

        Assert.Equal(pValues.OrderDescending(), pValues);
        Assert.InRange(pValues[0], 0.4, 1);
        Assert.InRange(pValues[^1], 0, 1e-100);
    }

    [Theory]
    [InlineData(8, 10, 0.5, 56.0 / 1024)]
    [InlineData(10, 10, 0.5, 1.0 / 1024)]
    [InlineData(5, 10, 0.5, 1)]
    [InlineData(3, 3, 1.0 / 7, 1.0 / 343)]
    public void Binomial_OfCoinsAndDays_IsAsInTheBooks(int count, int of, double part, double pValue) => Assert.Equal(pValue, ExactTest.Binomial(count, of, part), 12);

    [Fact]
    public void LogFactorial_WhereTheSeriesBegins_GoesOnAsBefore()
    {
        foreach (var n in new[] { 2, 1_022, 1_023, 1_024, 1_025, 5_000, 1_000_000 })
        {
            Assert.Equal(Math.Log(n), LogFactorial.Of(n) - LogFactorial.Of(n - 1), 1e-7);
        }
    }

    private static double Counted(int count, int of, int countBefore, int ofBefore)
    {
        var marked = count + countBefore;
        var ways = BigInteger.Zero;
        for (var x = count; x <= Math.Min(of, marked); x++)
        {
            ways += Choose(marked, x) * Choose(of + ofBefore - marked, of - x);
        }

        return Math.Exp(BigInteger.Log(ways) - BigInteger.Log(Choose(of + ofBefore, of)));
    }

    private static BigInteger Choose(int n, int k)
    {
        if (k < 0 || k > n)
        {
            return BigInteger.Zero;
        }

        var ways = BigInteger.One;
        for (var i = 1; i <= k; i++)
        {
            ways = ways * (n - k + i) / i;
        }

        return ways;
    }
}
