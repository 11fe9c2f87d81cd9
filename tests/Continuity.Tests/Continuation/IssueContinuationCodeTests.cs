using Continuity.Callers;
using Continuity.Continuation;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Continuation;

public class IssueContinuationCodeTests
{
    private static readonly ContinuationOptions Options = new();

    [Fact]
    public void Decide_ByAnAgent_IsAsSureAsTheNewestRunningSessionOfTheTicket()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App)]).Begin(Ingest, Channel.Chat, [Claimed(Mail), Claimed(App)]);

        var grant = Issued(story, Ana);

        Assert.Equal(new(story.TicketId(1), Assurance.Claimed, story.Now + TimeSpan.FromHours(24)) { IssuedIn = story.SessionId(2) }, grant);
        Assert.Equal(Assurance.Verified, Issued(story, Ana, session: 1).Assurance);
        Assert.Equal(story.SessionId(1), Issued(story.End(Ana, 2), Ana).IssuedIn);
    }

    [Fact]
    public void Decide_NoSessionGoesOn_IsClaimedForAnAgentAndAChannelsSystem()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App)]).End(Ana, 1);

        foreach (var caller in new[] { Ana, Sue, Ingest })
        {
            Assert.Equal((Assurance.Claimed, null), (Issued(story, caller).Assurance, Issued(story, caller).IssuedIn));
        }

        Assert.Equal(Assurance.Verified, Issued(story, story.Mia(App)).Assurance);
    }

    [Fact]
    public void Decide_ByTheCustomer_IsNeverSurerThanTheyAre()
    {
        var story = new Story().Begin(Ingest, Channel.Chat, [Claimed(App)]).Begin(Ingest, Channel.SelfService, [Verified(App)]);

        Assert.Equal(Assurance.Verified, Issued(story, story.Mia(App)).Assurance);
        Assert.Equal((Assurance.Claimed, story.SessionId(1)), (Issued(story, story.Mia(App, Assurance.Claimed)).Assurance, Issued(story, story.Mia(App, Assurance.Claimed)).IssuedIn!.Value));
        Assert.Equal(RefusalCode.NotFound, Refused(story, story.Mia(App, Assurance.Claimed), session: 2).Code);
        Assert.Equal(RefusalCode.NotFound, Refused(story, story.Mia(App) with { Customer = CustomerId.New(Start) }).Code);
    }

    [Fact]
    public void Decide_ByABot_OnlyForTheTicketsOfItsRunningSessions()
    {
        var story = new Story().Begin(Bot, Channel.Chat, []).Begin(Ingest, Channel.SelfService, [Verified(App)]);
        var other = new Caller(Role.Bot, "another");

        // It is nobody to this bot, though the ticket that it handles has a session that was proved.
        Assert.Equal(Assurance.Anonymous, Issued(story, Bot).Assurance);
        Assert.Equal(RefusalCode.NotFound, Refused(story, other).Code);
        story.Begin(Bot, Channel.Chat, [], command => command with { NewTicket = true }).End(Bot, 1).End(Ana, 2);
        Assert.Equal(RefusalCode.Forbidden, Refused(story, Bot).Code);
        Assert.Equal(RefusalCode.NotFound, Refused(story.End(Bot, 3), Bot).Code);
    }

    [Fact]
    public void Decide_ByAChannelsSystem_OnlyForTheTicketsOfTheSessionsItStarted()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]).Begin(Ana, Channel.Chat, [Verified(Phone)]);

        Assert.Equal((Assurance.Claimed, story.SessionId(1)), (Issued(story, Ingest).Assurance, Issued(story, Ingest).IssuedIn!.Value));
        Assert.Equal(RefusalCode.NotFound, Refused(story, Ingest, session: 2).Code);
        Assert.Equal(RefusalCode.NotFound, Refused(story, new(Role.Ingest, "mail")).Code);
    }

    [Fact]
    public void Decide_ClosedTicketOrEndedOrForeignSession_IsRefused()
    {
        var story = new Story().Begin(Ana, Channel.Phone, [Claimed(Phone)]).Begin(Ana, Channel.Chat, [Claimed(Phone)], command => command with { NewTicket = true }).End(Ana, 1);

        Assert.Equal((RefusalCode.WrongState, "sessionId"), (Refused(story, Ana, session: 1).Code, Refused(story, Ana, session: 1).Path![^1]));
        Assert.Equal((RefusalCode.NotFound, "sessionId"), (Refused(story, Ana, session: 2).Code, Refused(story, Ana, session: 2).Path![^1]));
        Assert.Equal(Assurance.Claimed, Issued(story.Resolve(Ana, 1), Ana).Assurance);
        story.Apply(CloseTicket.Decide(story.State, Ana, new(story.TicketId(1)), Work.Roster, story.Now));
        Assert.Equal((RefusalCode.WrongState, "ticketId"), (Refused(story, Ana).Code, Refused(story, Ana).Path![^1]));
        Assert.Equal(RefusalCode.NotFound, IssueContinuationCode.Decide(story.State, Ana, new(story.TicketId(9)), Options, story.Now).Refusal!.Code);
    }

    private static Outcome<ContinuationGrant> Decide(Story story, Caller caller, int? session) => IssueContinuationCode.Decide(
        story.State, caller, new(story.TicketId(1), session is { } number ? story.SessionId(number) : null), Options, story.Now);

    private static ContinuationGrant Issued(Story story, Caller caller, int? session = null)
    {
        var outcome = Decide(story, caller, session);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    private static Refusal Refused(Story story, Caller caller, int? session = null) => Decide(story, caller, session).Refusal!;
}
