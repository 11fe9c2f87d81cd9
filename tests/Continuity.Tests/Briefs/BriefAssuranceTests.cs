using Continuity.Briefs;
using Continuity.Customers;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Briefs;

/// <summary>From which assurance what is recorded for a brief is shown.</summary>
public class BriefAssuranceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Record_InACallThatGoesOn_IsNotForAChatThatIsOnlyClaimedAndCameLater(bool callIsLoaded)
    {
        var matter = ProvedAndClaimed();
        matter.Story.Change(state => callIsLoaded ? state : state with { Sessions = state.Sessions.Remove(1) });

        matter.Do(matter.TryFact(Ana)).Do(matter.TryGoal(Ana));

        Assert.Equal((Assurance.Verified, Assurance.Verified), (matter.Recorded.Facts[0].ShownFrom, matter.Recorded.Goal!.ShownFrom));
        Assert.Equal((Visibility.Public, null), (matter.Told.Visibility, matter.Told.Session));
        Assert.Empty(matter.Seen(matter.Story.Mia(Phone, Assurance.Claimed)).Facts);
    }

    [Fact]
    public void Record_OnceTheCallHasEnded_IsForTheChatThatGoesOn()
    {
        var matter = ProvedAndClaimed();
        matter.Story.End(Ana, 1);

        matter.Do(matter.TryFact(Ana));

        Assert.Equal((Assurance.Claimed, 2), (matter.Recorded.Facts[0].ShownFrom, matter.Told.Session));
        Assert.Single(matter.Seen(matter.Story.Mia(Phone, Assurance.Claimed)).Facts);
    }

    [Fact]
    public void Record_WhereNoSessionGoesOn_IsForWhoIsVerified()
    {
        var matter = new Matter(Channel.Chat, Assurance.Claimed);
        matter.Story.End(Ana, 1);

        matter.Do(matter.TryFact(Ana));

        Assert.Equal((Assurance.Verified, null), (matter.Recorded.Facts[0].ShownFrom, matter.Told.Session));
    }

    [Fact]
    public void Record_OfWordsThatTheCallerIsNotShown_IsTheirsAnew()
    {
        var matter = new Matter();
        matter.Do(matter.TryAsk(Ana)).Do(matter.TryGoal(Ana));
        matter.Story.Begin(Bot, Channel.Chat, [Claimed(Phone)], command => command with { Ticket = matter.Ticket });

        matter.Do(matter.TryAsk(Bot)).Do(matter.TryGoal(Bot));

        Assert.Equal([Assurance.Verified, Assurance.Claimed], matter.Recorded.Questions.Select(static question => question.ShownFrom));
        Assert.Equal(Assurance.Claimed, matter.Recorded.Goal!.ShownFrom);
        Assert.Same(matter.State, matter.TryAsk(Bot).State);
        Assert.Same(matter.State, matter.TryGoal(Bot).State);
        matter.Do(matter.TryAnswer(Ana));
        Assert.All(matter.Recorded.Questions, static question => Assert.Equal("The old one.", question.Answer));
    }

    private static Matter ProvedAndClaimed()
    {
        var matter = new Matter();
        matter.Story.Begin(Ana, Channel.Chat, [Claimed(Phone)], command => command with { Ticket = matter.Ticket });
        return matter;
    }
}
