using Continuity.Recovery;

namespace Continuity.Tests.Recovery;

/// <summary>How often chance alone is told of as a trend, and how often what was planted is. The seeds are fixed; the benchmark <c>trends</c> plays as many more as one likes.</summary>
public class TrendSimulationTests
{
    private const int Sets = 100;

    [Theory]
    [InlineData(10, 1, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(0.5, 4, 1)]
    [InlineData(60, 2, 1)]
    [InlineData(10, 1, 2.5)]
    public void Noise_OfAHundredValues_IsToldOfInFiveOfAHundredSetsAtMost(double aWeek, int weeks, double times)
    {
        var alarms = Played(seed => new TrendSample(seed, TrendDimension.Category, weeks).Noise(100, aWeek, times)).Count(trends => trends.Count > 0);
        TestContext.Current.TestOutputHelper!.WriteLine($"{alarms} of {Sets}");
        Assert.InRange(alarms, 0, 5);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(3, 1)]
    [InlineData(10, 2)]
    public void Planted_ThirtyReportsWhereTenAreExpected_AreFoundInNinetyFiveOfAHundredSets(double aWeek, int weeks)
    {
        var played = Played(seed => new TrendSample(seed, TrendDimension.Category, weeks).Noise(100, aWeek).Planted(30));
        var found = played.Count(trends => trends.Any(trend => trend.Value == "planted"));
        var chance = played.Sum(trends => trends.Count == 0 ? 0 : trends.Count(trend => trend.Value != "planted") / (double)trends.Count);
        TestContext.Current.TestOutputHelper!.WriteLine($"found in {found} of {Sets}; on average {chance / Sets:P1} of what is told is chance");
        Assert.InRange(found, 95, Sets);
        Assert.InRange(chance / Sets, 0, 0.05);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(30)]
    public void NoiseOnDaysOfTheWeek_InAPeriodOfOtherThanWholeWeeks_IsToldOfInFiveOfAHundredSetsAtMost(int days)
    {
        var alarms = Played(seed => TrendSample.OfDays(seed, days).NoiseOnDays(70, 10)).Count(trends => trends.Count > 0);
        TestContext.Current.TestOutputHelper!.WriteLine($"{alarms} of {Sets}");
        Assert.InRange(alarms, 0, 5);
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(2, 0)]
    [InlineData(5, 30)]
    public void Drift_OfLargeCategoriesThatIsTooLittleToBeTold_LeavesOfWhatIsToldOneInTwentyToChance(double aWeek, int planted)
    {
        var played = Played(seed => new TrendSample(seed, TrendDimension.Category, 1).Drifting(60, 400, 0.3).Noise(100, aWeek).Planted(planted));
        var chance = played.Sum(trends => trends.Count == 0 ? 0 : trends.Count(trend => trend.Value.StartsWith("value", StringComparison.Ordinal)) / (double)trends.Count);
        TestContext.Current.TestOutputHelper!.WriteLine($"on average {chance / Sets:P1} of what is told is chance");
        Assert.InRange(chance / Sets, 0, 0.05);
        Assert.InRange(played.Count(trends => trends.Any(trend => trend.Value == "planted")), planted == 0 ? 0 : 90, Sets);
    }

    [Fact]
    public void NoiseByHour_OfTwentyCategories_IsToldOfInFiveOfAHundredSetsAtMost()
    {
        var alarms = Played(seed => new TrendSample(seed, TrendDimension.HourOfWeek, 4).NoiseByHour(20, 10)).Count(trends => trends.Count > 0);
        TestContext.Current.TestOutputHelper!.WriteLine($"{alarms} of {Sets}");
        Assert.InRange(alarms, 0, 5);
    }

    [Fact]
    public void AlwaysWednesdaysAt1530_IsFoundAndNothingElse() => AssertFound("WED 15:30", TrendSample.Wednesday1530);

    [Fact]
    public void OnlyBetween830And930_IsFoundAndNothingElse() => AssertFound("08:30-09:30", TrendSample.From830To930);

    [Fact]
    public void OnWorkdaysBetween830And930_IsFoundAndNothingElse() => AssertFound("08:30-09:30", TrendSample.From830To930[..10]);

    [Fact]
    public void InANightInWhichNothingIsReported_IsFoundAsTheHourThatItIs() => AssertFound("SUN 03:00", (6 * 48) + 6);

    [Fact]
    public void CategoryThatIsReportedMore_AtTheHoursOfAllOthers_IsNoTrendByHour()
    {
        var told = Played(seed => new TrendSample(seed, TrendDimension.HourOfWeek, 4).NoiseByHour(20, 10).At("new", 200, 0)).Count(trends => trends.Count > 0);
        Assert.InRange(told, 0, 5);
    }

    private static IReadOnlyList<IReadOnlyList<Trend>> Played(Func<int, TrendSample> sample) => [.. Enumerable.Range(1, Sets).Select(seed => sample(seed).Trends)];

    private static void AssertFound(string value, params int[] halfHours)
    {
        foreach (var (beside, before) in new[] { (0, 0), (10, 20) })
        {
            var played = Played(seed => new TrendSample(seed, TrendDimension.HourOfWeek, 4).NoiseByHour(20, 10).At("planted", beside, before).PlantedAt("planted", 30, halfHours));
            var alone = played.Count(trends => trends is [{ Category: "planted", Count: >= 28 } only] && only.Value == value);
            TestContext.Current.TestOutputHelper!.WriteLine($"{value}, with {beside} others: alone in {alone} of {Sets}; {string.Join(", ", played.SelectMany(trends => trends).CountBy(trend => $"{trend.Category} {trend.Value}"))}");
            Assert.InRange(alone, 95, Sets);
        }
    }
}
