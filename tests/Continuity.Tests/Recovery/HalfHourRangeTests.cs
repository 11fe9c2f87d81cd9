using Continuity.Recovery;

namespace Continuity.Tests.Recovery;

public class HalfHourRangeTests
{
    private const int Wednesday = 2 * 48;

    [Theory]
    [InlineData(Wednesday + 31, 1, false, "WED 15:30")]
    [InlineData(Wednesday + 31, 3, false, "WED 15:30-17:00")]
    [InlineData(Wednesday + 47, 1, false, "WED 23:30")]
    [InlineData(Wednesday + 46, 2, false, "WED 23:00-24:00")]
    [InlineData(335, 3, false, "SUN 23:30-MON 01:00")]
    [InlineData(17, 2, true, "08:30-09:30")]
    [InlineData(17, 1, true, "08:30-09:00")]
    [InlineData(46, 2, true, "23:00-24:00")]
    [InlineData(47, 2, true, "23:30-00:30")]
    public void Text_OfHalfHours_IsAsPeopleSayIt(int from, int length, bool isDaily, string text) => Assert.Equal(text, new HalfHourRange(from, length, isDaily).ToString());

    [Fact]
    public void Joined_HalfHoursThatFollowEachOther_AreOneOverTheEndToo()
    {
        Assert.Equal([new HalfHourRange(3, 2, false), new HalfHourRange(334, 3, false)], HalfHourRange.Joined(new HashSet<int> { 3, 4, 334, 335, 0 }, false).OrderBy(range => range.From));
        Assert.Equal([new HalfHourRange(47, 2, true)], HalfHourRange.Joined(new HashSet<int> { 0, 47 }, true));
        Assert.Equal([new HalfHourRange(0, 48, true)], HalfHourRange.Joined(Enumerable.Range(0, 48).ToHashSet(), true));
    }

    [Fact]
    public void HalfHours_OfEveryDay_AreSevenEach()
    {
        Assert.Equal(Enumerable.Range(0, 7).Select(day => (day * 48) + 17).Order(), new HalfHourRange(17, 1, true).HalfHours.Order());
        Assert.Equal([335, 0], new HalfHourRange(335, 2, false).HalfHours);
    }
}
