using Continuity.Decisions;
using Continuity.Recovery;

namespace Continuity.Tests.Recovery;

public class TrendPeriodTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 3, 12, 20, 0, TimeSpan.Zero);

    [Fact]
    public void Of_TimesWithinHours_TakesTheHoursWhole()
    {
        var period = TrendPeriod.Of(Now.AddDays(-7).AddMinutes(1), null, Now).Value!;

        Assert.Equal(new DateTimeOffset(2026, 5, 27, 12, 0, 0, TimeSpan.Zero), period.Since);
        Assert.Equal(new DateTimeOffset(2026, 6, 3, 13, 0, 0, TimeSpan.Zero), period.Until);
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 12, 0, 0, TimeSpan.Zero), period.ComparedSince);
    }

    [Fact]
    public void Of_WholeHoursOfAnotherZone_StayAsTheyAre()
    {
        var since = new DateTimeOffset(2026, 5, 1, 1, 0, 0, TimeSpan.FromHours(2));
        var period = TrendPeriod.Of(since, since.AddHours(1), Now).Value!;

        Assert.Equal((since, since.AddHours(1), TimeSpan.Zero), (period.Since, period.Until, period.Since.Offset));
        Assert.True(period.Contains(since));
        Assert.False(period.Contains(period.Until));
    }

    [Fact]
    public void Of_TimesOutOfBounds_IsInvalidNamingThem()
    {
        foreach (var (since, until, named) in new (DateTimeOffset, DateTimeOffset?, string)[]
        {
            (Now.AddDays(-366).AddTicks(-1), Now.AddDays(-350), "since"),
            (Now.AddTicks(1), null, "since"),
            (Now.AddDays(-57), null, "until"),
            (Now.AddDays(-1), Now.AddDays(-1), "until"),
            (Now.AddDays(-1), Now.AddDays(56), "until"),
            (Now.AddDays(-60), Now.AddDays(-60).AddDays(56).AddHours(2).AddTicks(1), "until"),
            (Now.AddDays(-1), DateTimeOffset.MaxValue, "until"),
            (DateTimeOffset.MinValue, null, "since"),
        })
        {
            var refusal = TrendPeriod.Of(since, until, Now).Refusal!;
            Assert.Equal((RefusalCode.Invalid, named), (refusal.Code, Assert.Single(refusal.Path!)));
            Assert.StartsWith(named, refusal.Message, StringComparison.Ordinal);
        }

        Assert.Null(TrendPeriod.Of(Now.AddDays(-366), Now.AddDays(-310), Now).Refusal);
    }

    [Fact]
    public void Of_AnEndAhead_EndsNow()
    {
        Assert.Equal(TrendPeriod.Of(Now.AddDays(-7), null, Now).Value, TrendPeriod.Of(Now.AddDays(-7), Now.AddDays(30), Now).Value);
        Assert.Equal(TrendPeriod.OfWeeks(Now.AddDays(-7), null, TimeZoneInfo.Utc, Now).Value, TrendPeriod.OfWeeks(Now.AddDays(-7), Now.AddDays(3), TimeZoneInfo.Utc, Now).Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void OfWeeks_ThatEndWithinAnHour_AreWholeWeeksToThatHoursEnd(int weeks)
    {
        var period = TrendPeriod.OfWeeks(Now.AddDays(-7 * weeks).AddSeconds(-3), null, TimeZoneInfo.Utc, Now).Value!;

        Assert.Equal(new DateTimeOffset(2026, 6, 3, 13, 0, 0, TimeSpan.Zero), period.Until);
        Assert.Equal((period.Until.AddDays(-7 * weeks), period.Since.AddDays(-56)), (period.Since, period.ComparedSince));
    }

    [Fact]
    public void OfWeeks_OverTheChangeOfClocks_AreThoseOfTheClockOnTheWall()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var until = new DateTimeOffset(2026, 4, 6, 0, 0, 0, TimeSpan.FromHours(2));
        var since = new DateTimeOffset(2026, 3, 9, 0, 0, 0, TimeSpan.FromHours(1));
        foreach (var asked in new[] { since, until.AddDays(-28) })
        {
            var period = TrendPeriod.OfWeeks(asked, until, berlin, Now).Value!;
            Assert.Equal((since, until), (period.Since, period.Until));
        }

        var inAutumn = TrendPeriod.OfWeeks(new(2025, 11, 10, 0, 0, 0, TimeSpan.FromHours(1)), new(2025, 11, 17, 0, 0, 0, TimeSpan.FromHours(1)), berlin, Now).Value!;
        Assert.Equal(new(2025, 9, 15, 0, 0, 0, TimeSpan.FromHours(2)), inAutumn.ComparedSince);
    }

    [Fact]
    public void OfWeeks_ThatAreNotWhole_IsInvalidNamingTheEndThatWasGiven()
    {
        foreach (var (since, until, named) in new (DateTimeOffset, DateTimeOffset?, string)[]
        {
            (Now.AddDays(-1), null, "since"),
            (Now.AddDays(-10), null, "since"),
            (Now.AddDays(-28).AddHours(-4), null, "since"),
            (Now.AddDays(-20), Now.AddDays(-17), "until"),
            (Now.AddDays(-20), Now.AddDays(-20).AddHours(1), "until"),
            (Now.AddDays(-3), Now.AddDays(4), "until"),
            (Now.AddDays(-57), null, "until"),
        })
        {
            var refusal = TrendPeriod.OfWeeks(since, until, TimeZoneInfo.Utc, Now).Refusal!;
            Assert.Equal((RefusalCode.Invalid, named), (refusal.Code, Assert.Single(refusal.Path!)));
        }
    }
}
