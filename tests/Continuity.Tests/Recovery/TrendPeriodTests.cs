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
}
