using Continuity.Webhooks;

namespace Continuity.Tests.Webhooks;

public class RetryScheduleTests
{
    private static readonly DateTimeOffset Since = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Fact]
    public void Next_AnEventThatAlwaysFails_IsTriedByTheSpecificationsScheduleAndOnceMoreWhenTheTimeIsUp()
    {
        var attempts = new List<TimeSpan>();
        DateTimeOffset? at = Since;
        while (at is { } now)
        {
            attempts.Add(now - Since);
            at = RetrySchedule.Next(attempts.Count, Since, Day, null, 0.5, now);
        }

        Assert.Equal(["00:00:00", "00:00:05", "00:05:05", "00:35:05", "02:35:05", "07:35:05", "17:35:05", "1.00:00:00"], attempts.Select(static one => one.ToString()));
    }

    [Theory]
    [InlineData(0, 270)]
    [InlineData(0.5, 300)]
    [InlineData(1, 330)]
    public void Next_Chance_MovesTheDelayByATenth(double chance, int seconds) =>
        Assert.Equal(Since.AddSeconds(seconds), RetrySchedule.Next(2, Since, Day, null, chance, Since)!.Value, TimeSpan.FromMilliseconds(1));

    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(1, 3600, 3600)]
    [InlineData(1, 172_800, 86_400)]
    public void Next_RetryAfter_IsWaitedForWithinTheTimeThatIsLeft(int attempts, int asked, int waited) =>
        Assert.Equal(Since.AddSeconds(waited), RetrySchedule.Next(attempts, Since, Day, TimeSpan.FromSeconds(asked), 0.5, Since));

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Next_AnEventWhoseTurnCameAfterItsTime_IsTriedThreeTimesAllTheSame(int attempts, bool again) =>
        Assert.Equal(again, RetrySchedule.Next(attempts, Since, Day, null, 0.5, Since.AddDays(3)) is not null);
}
