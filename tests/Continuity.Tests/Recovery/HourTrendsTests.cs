using Continuity.Recovery;

namespace Continuity.Tests.Recovery;

public class HourTrendsTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 3, 12, 0, 0, TimeSpan.Zero);
    private static readonly TrendPeriod Weeks = TrendPeriod.OfWeeks(Now.AddDays(-28), Now, TimeZoneInfo.Utc, Now).Value!;
    private static readonly int[] Before = [.. Enumerable.Repeat(1_000, HalfHourRange.OfWeek)];

    [Theory]
    [InlineData(1_600, 20)]
    [InlineData(1_300, 0)]
    public void Find_AmongCategoriesOfWhichNothingIsWorthTelling_LeavesChanceNoMoreRoomThanAlone(int ofOthers, int told)
    {
        // By itself what is but little unlikely is chance; among others of which something is told, one in twenty may be.
        var chance = Category("chance", 1, 7);
        var others = Enumerable.Range(0, 19).Select(i => Category($"other {i}", 1_000, ofOthers));

        var trends = HourTrends.Find([.. others, chance], Before, Weeks, 5, new()).ToList();

        Assert.Equal(told, trends.Count);
        Assert.Equal(told > 0, trends.Any(static trend => trend.Category == "chance"));
    }

    private static (string, IReadOnlyList<int>) Category(string name, int each, int once) => (name, [once, .. Enumerable.Repeat(each, HalfHourRange.OfWeek - 1)]);
}
