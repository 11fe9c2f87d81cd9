using Continuity.FollowUps;

namespace Continuity.Tests.FollowUps;

public class QuietHoursTests
{
    [Theory]
    [InlineData("22:00", "08:00", "2026-06-01T19:59:59Z", false)]
    [InlineData("22:00", "08:00", "2026-06-01T20:00:00Z", true)]
    [InlineData("22:00", "08:00", "2026-06-02T05:59:59Z", true)]
    [InlineData("22:00", "08:00", "2026-06-02T06:00:00Z", false)]
    [InlineData("13:00", "14:00", "2026-06-01T11:00:00Z", true)]
    [InlineData("13:00", "14:00", "2026-06-01T12:00:00Z", false)]
    [InlineData("22:00", "08:00", "2026-01-01T20:30:00Z", false)]
    [InlineData("22:00", "08:00", "2026-01-01T21:00:00Z", true)]
    [InlineData("02:00", "02:30", "2026-03-29T01:15:00Z", false)]
    [InlineData("02:00", "02:30", "2026-10-25T00:15:00Z", true)]
    [InlineData("02:00", "02:30", "2026-10-25T00:45:00Z", false)]
    [InlineData("02:00", "02:30", "2026-10-25T01:15:00Z", true)]
    public void Contain_ATime_GoesByTheClockInBerlin(string from, string until, string at, bool isQuiet) => Assert.Equal(isQuiet, Berlin(from, until).Contain(Instant(at)));

    [Theory]
    [InlineData("22:00", "08:00", "2026-06-01T21:17:33Z", "2026-06-02T06:00:00Z")]
    [InlineData("22:00", "08:00", "2026-06-02T03:00:00Z", "2026-06-02T06:00:00Z")]
    [InlineData("22:00", "08:00", "2026-03-28T22:00:00Z", "2026-03-29T06:00:00Z")]
    [InlineData("22:00", "08:00", "2026-10-24T21:00:00Z", "2026-10-25T07:00:00Z")]
    [InlineData("22:00", "02:30", "2026-03-28T22:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("22:00", "02:30", "2026-10-24T22:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("22:00", "02:30", "2026-10-25T01:00:00Z", "2026-10-25T01:30:00Z")]
    public void EndAfter_ATime_IsTheFirstThatIsNotQuiet(string from, string until, string at, string end) => Assert.Equal(Instant(end), Berlin(from, until).EndAfter(Instant(at)));

    [Fact]
    public void EndAfter_AnyQuietMinuteOfAYear_IsLaterAndNotQuiet()
    {
        var hours = Berlin("21:45", "07:15");
        for (var at = Instant("2026-01-01T00:00:00Z"); at < Instant("2027-01-01T00:00:00Z"); at += TimeSpan.FromMinutes(67))
        {
            if (hours.Contain(at))
            {
                var end = hours.EndAfter(at);
                Assert.InRange(end - at, TimeSpan.FromTicks(1), TimeSpan.FromHours(10.5));
                Assert.False(hours.Contain(end));
                Assert.True(hours.Contain(end - TimeSpan.FromMinutes(1)));
            }
        }
    }

    [Fact]
    public void Of_WhoHasNone_IsNull()
    {
        Assert.Null(QuietHours.Of(new(), new()));
        Assert.Null(QuietHours.Of(new() { ContactConsent = new() { QuietFrom = "08:00", QuietUntil = "08:00" } }, new()));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static QuietHours Berlin(string from, string until) =>
        QuietHours.Of(new() { TimeZone = "Europe/Berlin", ContactConsent = new() { QuietFrom = from, QuietUntil = until } }, new())!;
}
