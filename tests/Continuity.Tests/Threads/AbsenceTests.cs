using Continuity.Customers;
using Continuity.Merging;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Threads;

/// <summary>How long a customer was away: before the visit, not before the session.</summary>
public class AbsenceTests
{
    private static readonly TimeSpan Away = TimeSpan.FromDays(90);

    [Theory]
    [InlineData(2, 90 * 24 * 60)]
    [InlineData((12 * 60) - 1, 90 * 24 * 60)]
    [InlineData(12 * 60, 12 * 60)]
    public void Absence_AfterASecondSession_IsStillThatBeforeTheVisit(int minutesLater, int minutesAway)
    {
        var story = Back();
        Assert.Equal(Away, story.State.Profile.Absence);

        story.After(TimeSpan.FromMinutes(minutesLater)).Begin(Ana, Channel.Phone, [Claimed(Mail)]);

        Assert.Equal(TimeSpan.FromMinutes(minutesAway), story.State.Profile.Absence);
        Assert.Equal(story.Now, story.State.Profile.LastContactAt);
    }

    [Fact]
    public void Absence_WhileAChatGoesOn_IsThatBeforeTheVisitHoweverLongItLasts()
    {
        var story = Back();
        story.Begin(Ana, Channel.Chat, [Claimed(Mail)]).After(TimeSpan.FromHours(20)).Begin(Ana, Channel.Phone, [Claimed(Mail)]);
        Assert.Equal(Away, story.State.Profile.Absence);
    }

    [Fact]
    public void Absence_BeforeTheSecondVisit_IsNone()
    {
        var story = new Story();
        Assert.Null(story.State.Profile.Absence);
        story.Begin(Ana, Channel.Email, [Claimed(Mail)]).After(TimeSpan.FromHours(1)).Begin(Ana, Channel.Email, [Claimed(Mail)]);
        Assert.Null(story.State.Profile.Absence);
    }

    [Fact]
    public void Absence_OfAProfileThatIsOlderThanVisits_IsThatBeforeTheLatestSession()
    {
        var story = Back();
        story.Change(static state => state with { Profile = state.Profile with { VisitBeganAt = null } });
        Assert.Equal(Away, story.State.Profile.Absence);
    }

    [Fact]
    public void Absence_OfAVisitThatWentFromOneHomeToAnother_IsThatBeforeIt()
    {
        var (one, other) = (Back(), new Story());
        other.Change(static state => state with { Profile = state.Profile with { PreviousContactAt = Start.AddDays(60) } });
        other.Now = one.Now.AddMinutes(-10);
        other.Begin(Ana, Channel.Email, [Claimed(App)]);
        other.Change(static state => state with { Profile = state.Profile with { PreviousContactAt = Start.AddDays(60) } });

        Assert.Equal(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(10), new CustomerHomes(one.State, [other.State]).Profile.Absence);
        Assert.Equal(Away, new CustomerHomes(one.State, [new(CustomerId.New(Start))]).Profile.Absence);
    }

    private static Story Back() => new Story().Begin(Ana, Channel.Email, [Claimed(Mail)]).After(Away).Begin(Ana, Channel.Email, [Claimed(Mail)]);
}
