using System.Globalization;
using Continuity.Recovery;

namespace Continuity.Tests.Recovery;

public class TrendTallyTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 3, 12, 0, 0, TimeSpan.Zero);
    private static readonly TrendPeriod Week = TrendPeriod.Of(Now.AddDays(-7), Now, Now).Value!;

    [Fact]
    public void Trends_OfACombinationThatRises_TellsCountExpectedLiftAndPValue()
    {
        var trend = Assert.Single(Tally(TrendDimension.Product, ("Wrong bill", "Router", 30, 80), ("Wrong bill", "Phone", 470, 3_960), ("Late", "Router", 500, 3_960)).Trends(5));

        Assert.Equal((TrendDimension.Product, "Wrong bill", "Router", 30), (trend.Dimension, trend.Category, trend.Value, trend.Count));
        Assert.Equal((10, 3), (trend.Expected, trend.Lift));
        Assert.InRange(trend.PValue, 1e-9, 1e-5);
        Assert.Empty(trend.HalfHours);
    }

    [Fact]
    public void Trends_OfSpellingsThatDifferInCase_AreOneInTheOneUsedMost()
    {
        var tally = Tally(TrendDimension.Product, ("wrong BILL", "router", 15, 0), ("Wrong bill", "Router", 15, 80), ("Late", "Phone", 970, 7_920));

        var trend = Assert.Single(tally.Trends(5));
        Assert.Equal(("Wrong bill", "Router", 30, 10), (trend.Category, trend.Value, trend.Count, trend.Expected));
    }

    [Fact]
    public void Trends_OfAgents_AreToldApartByCase()
    {
        var tally = Tally(TrendDimension.InvolvedAgent, ("Tone", "ben", 4, 0), ("Tone", "BEN", 4, 0), ("Tone", "ana", 100, 1_000));
        Assert.Empty(tally.Trends(5));
    }

    [Fact]
    public void Trends_BelowFive_AreToldToNobody()
    {
        Assert.Empty(Tally(TrendDimension.Site, ("Late", "Hamburg", 4, 0), ("Late", "Berlin", 100, 9_000)).Trends(1));
        Assert.Equal(5, Assert.Single(Tally(TrendDimension.Site, ("Late", "Hamburg", 5, 0), ("Late", "Berlin", 100, 9_000)).Trends(1)).Count);
        Assert.Empty(Tally(TrendDimension.Site, ("Late", "Hamburg", 5, 0), ("Late", "Berlin", 100, 9_000)).Trends(6));
    }

    [Fact]
    public void Trends_OfWhatNeverWas_ExpectsHalfAReport()
    {
        var trend = Assert.Single(Tally(TrendDimension.Category, ("New", "New", 8, 0), ("Late", "Late", 92, 800)).Trends(5));
        Assert.Equal((0.0625, 128), (trend.Expected, trend.Lift));
    }

    [Fact]
    public void Trends_WhereAllIsReportedMore_AreNone() =>
        Assert.Empty(Tally(TrendDimension.Category, ("A", "A", 3_000, 8_000), ("B", "B", 30_000, 80_000), ("C", "C", 300, 800)).Trends(5));

    [Fact]
    public void Trends_OfADifferenceNobodyNeedCareFor_AreNone() =>
        Assert.Empty(Tally(TrendDimension.Category, ("A", "A", 12_000, 80_000), ("B", "B", 100_000, 800_000)).Trends(5));

    [Fact]
    public void Trends_WithNothingBefore_AreNone()
    {
        Assert.Empty(Tally(TrendDimension.Category, ("A", "A", 100, 0)).Trends(5));
        Assert.Empty(Tally(TrendDimension.HourOfWeek, ("A", "A", 100, 0)).Trends(5));
        Assert.Empty(Tally(TrendDimension.Category).Trends(5));
    }

    [Fact]
    public void Trends_OfMany_AreTheLeastLikelyByChanceFirstAndFiftyAtMost()
    {
        var tally = Tally(TrendDimension.Category, [("Late", "Late", 10_000, 80_000), .. Enumerable.Range(1, 60).Select(i => ($"{i}", $"{i}", 20 + i, 0))]);

        var trends = tally.Trends(5);
        Assert.Equal(50, trends.Count);
        Assert.Equal(Enumerable.Range(11, 50).Reverse().Select(i => $"{i}"), trends.Select(trend => trend.Value));
    }

    [Theory]
    [InlineData("UTC", 2, 15, 30, (2 * 48) + 31)]
    [InlineData("UTC", 2, 15, 59, (2 * 48) + 31)]
    [InlineData("Europe/Berlin", 2, 22, 0, 3 * 48)]
    [InlineData("Asia/Kathmandu", 6, 18, 15, 0)]
    [InlineData("Asia/Kathmandu", 6, 18, 14, 335)]
    public void HalfHourOf_ATimeInAZone_IsThatOfTheClockOnTheWall(string zone, int day, int hour, int minute, int halfHour)
    {
        var monday = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(halfHour, TrendTally.HalfHourOf(monday.AddDays(day).AddHours(hour).AddMinutes(minute), TimeZoneInfo.FindSystemTimeZoneById(zone)));
    }

    [Fact]
    public void PlaceOf_Times_IsExactToTheHour()
    {
        var tally = new TrendTally(Week, TrendDimension.Category, new());

        Assert.Equal(new TrendPlace(true, false, 0), tally.PlaceOf(Week.Since));
        Assert.Equal(new TrendPlace(false, true, 0), tally.PlaceOf(Week.Since.AddMilliseconds(-1)));
        Assert.Equal(new TrendPlace(true, false, 0), tally.PlaceOf(Week.Until.AddMilliseconds(-1)));
        Assert.Equal(new TrendPlace(false, false, 0), tally.PlaceOf(Week.Until));
        Assert.Equal(new TrendPlace(false, true, 0), tally.PlaceOf(Week.Since.AddDays(-56)));
        Assert.Equal(new TrendPlace(false, false, 0), tally.PlaceOf(Week.Since.AddDays(-56).AddMilliseconds(-1)));
    }

    [Theory]
    [InlineData(1, "1 2 3 4 5 6 7 8")]
    [InlineData(24, "1 2 3 4 5 6 7 8")]
    [InlineData(3 * 24, "1 2 3 4 5 6 7 8")]
    [InlineData(10 * 24, "2 4 6 8")]
    [InlineData(20 * 24, "3 6")]
    [InlineData(40 * 24, "6")]
    public void PlaceOf_TimesBefore_IsComparedOnlyWhereThePeriodIsWholeWeeksLater(int hours, string weeks)
    {
        var period = TrendPeriod.Of(Now.AddHours(-hours), Now, Now).Value!;
        var tally = new TrendTally(period, TrendDimension.Category, new());

        var compared = Enumerable.Range(1, 8 * 7 * 24).Select(back => period.Since.AddHours(-back)).Where(at => tally.PlaceOf(at).IsBefore);

        var expected = weeks.Split(' ').Select(week => period.Since.AddDays(-7 * int.Parse(week, CultureInfo.InvariantCulture))).SelectMany(start => Enumerable.Range(0, hours).Select(hour => start.AddHours(hour)));
        Assert.Equal(expected.Order(), compared.Order());
    }

    [Theory]
    [InlineData(7)]
    [InlineData(28)]
    [InlineData(56)]
    public void PlaceOf_TimesBeforeWholeWeeksAndAnHour_IsComparedAllTheSame(int days)
    {
        var period = TrendPeriod.Of(Now.AddDays(-days).AddMinutes(-1), Now, Now).Value!;
        var tally = new TrendTally(period, TrendDimension.Category, new());
        Assert.All(Enumerable.Range(1, 8 * 7 * 24), back => Assert.True(tally.PlaceOf(period.Since.AddHours(-back)).IsBefore));
    }

    [Fact]
    public void PlaceOf_TheSameHourBeforeClocksWereChanged_IsThatOfTheClockOnTheWall()
    {
        var since = new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.FromHours(2));
        var tally = new TrendTally(TrendPeriod.Of(since, since.AddHours(1), Now).Value!, TrendDimension.Category, new() { TimeZone = "Europe/Berlin" });

        var before = new DateTimeOffset(2026, 3, 25, 9, 0, 0, TimeSpan.FromHours(1));
        Assert.True(tally.PlaceOf(before).IsBefore);
        Assert.True(tally.PlaceOf(before.AddMinutes(59)).IsBefore);
        Assert.False(tally.PlaceOf(before.AddHours(-1)).IsBefore);
        Assert.False(tally.PlaceOf(before.AddHours(1)).IsBefore);
    }

    [Theory]
    [InlineData(TrendDimension.Category)]
    [InlineData(TrendDimension.HourOfWeek)]
    public void Trends_OfOthers_AreNotToldAndCountWithAll(TrendDimension dimension)
    {
        var tally = Tally(dimension, ("Late", "Late", 30, 80), ("Slow", "Slow", 500, 4_000));
        tally.RowOfOthers().Add(tally.PlaceOf(Week.Since), 470);
        tally.RowOfOthers().Add(tally.PlaceOf(Week.Since.AddDays(-6)), 3_920);

        if (dimension == TrendDimension.Category)
        {
            Assert.Equal(10, Assert.Single(tally.Trends(5)).Expected);
        }
        else
        {
            Assert.Equal(["Late", "Slow"], tally.Trends(5).Select(static trend => trend.Category).Order());
        }
    }

    private static TrendTally Tally(TrendDimension dimension, params (string Category, string Value, int Count, int Before)[] counts)
    {
        var tally = new TrendTally(Week, dimension, new());
        foreach (var (category, value, count, before) in counts)
        {
            var row = tally.RowOf(category, value);
            row.Add(tally.PlaceOf(Week.Since), count);
            row.Add(tally.PlaceOf(Week.ComparedSince), before);
        }

        return tally;
    }
}
