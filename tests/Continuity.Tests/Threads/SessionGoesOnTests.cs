using Continuity.Callers;
using Continuity.Customers;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Threads;

/// <summary>A session that goes on from another, named one: both say so. And what is shown of one that nobody in particular is in.</summary>
public class SessionGoesOnTests
{
    [Fact]
    public void Decide_AgentMovesTheCustomerToAnotherChannel_BothSessionsSaySo()
    {
        var story = new Story().Begin(Ingest, Channel.Chat, [Claimed(Phone)]);
        story.Begin(Ana, Channel.Phone, [], command => command with { Ticket = story.TicketId(1), ContinuesSession = story.SessionId(1) });

        var moved = story.Entries.Single(entry => entry.Content is ActivityContent { Activity: Activity.SessionMoved });
        Assert.Equal(("Goes on by phone.", 1, Channel.Chat, ActorRef.Agent("ana"), Visibility.Public), (Words(moved), moved.Session, moved.Channel, moved.Author, moved.Visibility));
        Assert.Contains(story.Entries, entry => entry.Session == 2 && Words(entry).StartsWith("Phone call started, going on by phone from chat", StringComparison.Ordinal));
        Assert.Equal(SessionState.Active, story.State.Sessions[1].State);
    }

    [Fact]
    public void Decide_SessionNotNamed_LeavesNothingAtTheTicketsLast()
    {
        var story = new Story().Begin(Ingest, Channel.Chat, [Claimed(Phone)]);
        story.Begin(Ana, Channel.Phone, [Claimed(Phone)]).Begin(Ana, Channel.Phone, [], command => command with { Ticket = story.TicketId(1) });

        Assert.Equal(story.SessionId(2), story.Session.Continues);
        Assert.DoesNotContain(Activity.SessionMoved, story.Activities);
    }

    [Theory]
    [InlineData(Assurance.Claimed, Assurance.Verified, Visibility.Internal, Visibility.Public)]
    [InlineData(Assurance.Verified, Assurance.Claimed, Visibility.Public, Visibility.Internal)]
    [InlineData(Assurance.Claimed, Assurance.Claimed, Visibility.Public, Visibility.Public)]
    public void Decide_OneOfTheTwoHeldUnderMore_IsToldOfInTheOtherForAgentsOnly(
        Assurance earlier, Assurance later, Visibility ofEarlier, Visibility ofLater)
    {
        var story = new Story().Begin(Ingest, Channel.Chat, [new(App, earlier)]);
        story.Begin(Ingest, Channel.Phone, [new(App, later)], command => command with { ContinuesSession = story.SessionId(1) });

        Assert.Equal((earlier, later), (story.State.Sessions[1].Assurance, story.Session.Assurance));
        Assert.Equal(ofEarlier, story.Entries.Single(entry => entry.Content is ActivityContent { Activity: Activity.SessionMoved }).Visibility);
        Assert.Equal(ofLater, story.Entries.Last(entry => entry.Content is ActivityContent { Activity: Activity.SessionStarted }).Visibility);
    }

    [Fact]
    public void Decide_TicketNamedWithoutIdentities_OpensItToNobodyElse()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App)], command => command with { Subject = "Secret" });
        story.Begin(Bot, Channel.Chat, [], command => command with { Ticket = story.TicketId(1) });

        Assert.Equal((Assurance.Anonymous, Assurance.Verified), (story.Session.Assurance, story.Session.ShownFrom));
        Assert.Equal(Assurance.Verified, story.Ticket.LowestAssurance);
        var claimed = ThreadAccess.Of(story.Mia(App, Assurance.Claimed), story.State);
        Assert.False(claimed.Sees(story.State.Id, story.Ticket));
        Assert.False(claimed.Sees(story.Session));
        Assert.True(ThreadAccess.Of(story.Mia(App), story.State).Sees(story.Session));
    }

    [Fact]
    public void OpenTicket_InASessionThatIsShownToFew_IsShownToThemAlone()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App)]);
        story.Begin(Bot, Channel.Chat, [], command => command with { Ticket = story.TicketId(1) });
        story.Apply(OpenTicket.Decide(story.State, Ana, new("Secret", Channel.Chat, "7", "general", story.SessionId(2)), story.Now));
        Assert.Equal((Assurance.Verified, Assurance.Verified), (story.Ticket.OpenedUnder, story.Ticket.LowestAssurance));
    }

    [Fact]
    public void Bot_InASessionByTicketAlone_SeesItAndItsTicketWithoutItsSubjectWhileItGoesOn()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App)], command => command with { Subject = "Secret" });
        story.Begin(Bot, Channel.Chat, [], command => command with { Ticket = story.TicketId(1) });

        var access = ThreadAccess.Of(Bot, story.State);
        Assert.True(access.Sees(story.Session));
        Assert.False(access.Sees(story.State.Sessions[1]));
        Assert.True(access.Sees(story.State.Id, story.Ticket));
        Assert.Equal("Ticket 1001", access.Subject(story.Ticket));
        Assert.False(access.SeesProfile);

        story.End(Ana, 1).End(Ana, 2);
        Assert.False(ThreadAccess.Of(Bot, story.State).SeesCustomer);
    }

    [Fact]
    public void Decide_ASessionNamedThatIsShownToMany_IsShownToThemToo()
    {
        var story = new Story().Begin(Ingest, Channel.Chat, [Claimed(Phone)]).End(Ingest, 1);
        story.Begin(Ana, Channel.Phone, [], command => command with { ContinuesSession = story.SessionId(1) });
        Assert.Equal((Assurance.Anonymous, Assurance.Claimed), (story.Session.Assurance, story.Session.ShownFrom));
        Assert.True(ThreadAccess.Of(story.Mia(Phone, Assurance.Claimed), story.State).Sees(story.Session));
    }
}
