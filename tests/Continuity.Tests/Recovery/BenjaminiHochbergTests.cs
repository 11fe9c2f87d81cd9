using Continuity.Recovery;

namespace Continuity.Tests.Recovery;

public class BenjaminiHochbergTests
{
    /// <summary>The example of the article: 15 tests of a treatment of heart attacks, of which 4 say something.</summary>
    private static readonly double[] Article =
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000];

    [Fact]
    public void Count_OfTheArticlesExample_IsFour() => Assert.Equal(4, BenjaminiHochberg.Count(Article, 15, 0.05));

    [Fact]
    public void Count_WhereALaterOneIsWithinItsBound_TakesTheEarlierAlong() => Assert.Equal(3, BenjaminiHochberg.Count([0.02, 0.03, 0.045], 3, 0.05));

    [Fact]
    public void Count_WhereNotAllThatWasTestedWouldBeTold_CountsAllOfItAgainstThem()
    {
        Assert.Equal(2, BenjaminiHochberg.Count([0.01, 0.04], 2, 0.05));
        Assert.Equal(1, BenjaminiHochberg.Count([0.01, 0.04], 5, 0.05));
        Assert.Equal(0, BenjaminiHochberg.Count([0.01, 0.04], 6, 0.05));
    }

    [Fact]
    public void Count_OfNothingOrNothingUnlikely_IsNone()
    {
        Assert.Equal(0, BenjaminiHochberg.Count([], 0, 0.05));
        Assert.Equal(0, BenjaminiHochberg.Count([0.06, 0.5], 2, 0.05));
    }
}
