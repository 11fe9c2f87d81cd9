using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Threads;

public class NextMatterTests
{
    private static readonly WrapUp Raised = new("Sent the bill.", "billing", AnythingElse.MoreRaised, null);

    [Fact]
    public void End_WithAnotherMatterOfAnAgents_OpensATicketThatTheyOwn()
    {
        var story = new Story().Begin(Ana, Channel.Phone, [Verified(Phone)]);
        story.Apply(End(story, Ana, Opening("The router is slow.")));

        var next = story.State.Tickets[2];
        Assert.Equal(("The router is slow.", "1009", "ana", ActorRef.Agent("ana"), Channel.Phone), (next.Subject, next.DisplayNumber, next.Owner, next.Handler, next.OpenedOn));
        Assert.Equal((Assurance.Verified, Assurance.Verified), (next.OpenedUnder, next.LowestAssurance));
        Assert.Equal(Raised with { NextTicket = story.TicketId(2) }, story.Session.WrapUp);
        Assert.Equal([Activity.TicketOpened, Activity.TicketClaimed, Activity.SessionEnded], story.Activities.TakeLast(3));
        Assert.All(story.Entries.TakeLast(3), entry => Assert.Equal(1, entry.Session));
        Assert.Equal((SessionState.Ended, 2, 0), (story.Session.State, story.State.Profile.TicketCount, story.State.Profile.OpenSessions.Count));
        Assert.Equal((TicketStatus.Open, 1), (story.State.Tickets[1].Status, story.State.Tickets[1].Version));
    }

    [Fact]
    public void End_WithAnotherMatterThatNobodyNamed_OpensATicketThatNamesTheOneItCameUpOn()
    {
        var story = new Story().Begin(Ana, Channel.Phone, [Verified(Phone)]);
        story.Change(state => state with { Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { DisplayNumber = new('9', 20) }) });
        story.Apply(End(story, Ana, Opening(null)));
        Assert.Equal(($"Another matter, raised on ticket {new string('9', 20)}", "ana"), (story.State.Tickets[2].Subject, story.State.Tickets[2].Owner));
        Assert.Equal(Raised with { NextTicket = story.TicketId(2) }, story.Session.WrapUp);
        Assert.Same(story.State, End(story, Ana, Opening(null)).State);
        Assert.Equal(RefusalCode.WrongState, End(story, Ana, Opening("The router is slow.")).Refusal?.Code);
    }

    [Fact]
    public void End_WithAnotherMatterByABot_LetsItWaitInTheQueue()
    {
        var story = new Story().Begin(Bot, Channel.Chat, [Claimed(Mail)]);
        story.Apply(End(story, Bot, Opening("The router is slow.")));
        var next = story.State.Tickets[2];
        Assert.Equal((null, null, "general", Assurance.Claimed), (next.Owner, next.Handler, next.WaitingIn, next.OpenedUnder));
        Assert.Equal([Activity.TicketOpened, Activity.SessionEnded], story.Activities.TakeLast(2));
    }

    [Fact]
    public void End_WithATicketThatIsThere_NamesIt()
    {
        var story = TwoTickets();
        story.Apply(End(story, Ana, command => command with { NextTicket = story.TicketId(2) }));
        Assert.Equal(story.TicketId(2), story.State.Sessions[1].WrapUp?.NextTicket);
        Assert.Equal(2, story.State.Profile.TicketCount);
    }

    [Fact]
    public void End_WithATicketAtAnotherHomeOfTheCustomer_NamesIt()
    {
        var (story, other) = (TwoTickets(), new Story().Begin(Ingest, Channel.Email, [Claimed(Mail)]));
        story.Change(state => state with { OtherHomes = [other.State] });
        Assert.Null(End(story, Ana, command => command with { NextTicket = other.TicketId(1) }).Refusal);
        story.Change(state => state with { OtherHomes = [] });
        Assert.Equal(RefusalCode.NotFound, End(story, Ana, command => command with { NextTicket = other.TicketId(1) }).Refusal?.Code);
    }

    [Fact]
    public void End_WithANextMatterThatDoesNotBelong_NamesTheField()
    {
        var story = TwoTickets();
        foreach (var (asked, field, change) in new (AnythingElse, string, Func<EndSessionCommand, EndSessionCommand>)[]
        {
            (AnythingElse.MoreRaised, "nextSubject", command => Opening("More.")(command) with { NextTicket = story.TicketId(2) }),
            (AnythingElse.NothingMore, "nextSubject", Opening("More.")),
            (AnythingElse.NotAsked, "nextTicketId", command => command with { NextTicket = story.TicketId(2) }),
            (AnythingElse.MoreRaised, "nextSubject", Opening(" ")),
            (AnythingElse.MoreRaised, "nextSubject", Opening(new('x', 201))),
            (AnythingElse.MoreRaised, "nextTicketId", command => command with { NextTicket = story.TicketId(1) }),
        })
        {
            var refusal = End(story, Ana, command => change(command with { WrapUp = Raised with { AnythingElse = asked } })).Refusal!;
            Assert.Equal((RefusalCode.Invalid, $"input.wrapUp.{field}"), (refusal.Code, string.Join('.', refusal.Path!)));
        }

        Assert.Equal(RefusalCode.Invalid, End(story, Ana, command => Opening("More.")(command) with { WrapUp = null }).Refusal?.Code);
        Assert.Null(End(story, Ana, command => command with { WrapUp = Raised with { AnythingElse = AnythingElse.NotAsked } }).Refusal);
    }

    [Fact]
    public void End_WithATicketThatIsNoneOrDone_IsRefused()
    {
        var story = TwoTickets();
        Assert.Equal(RefusalCode.NotFound, End(story, Ana, command => command with { NextTicket = story.TicketId(9) }).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, End(story, Ana, command => command with { NextTicket = new(CustomerId.New(Start), 1) }).Refusal?.Code);
        story.Resolve(Sue, 2);
        Assert.Equal(RefusalCode.WrongState, End(story, Ana, command => command with { NextTicket = story.TicketId(2) }).Refusal?.Code);
    }

    [Fact]
    public void End_WithATicketAtAnotherHomeThatIsDone_IsInTheWrongState()
    {
        var (story, other) = (TwoTickets(), new Story().Begin(Ingest, Channel.Email, [Claimed(Mail)]));
        var closed = other.Ticket with { Status = TicketStatus.Closed };
        other.Change(state => state with { Tickets = state.Tickets.Clear() });
        story.Change(state => state with { OtherHomes = [other.State] });
        Assert.Equal(RefusalCode.NotFound, End(story, Ana, command => command with { NextTicket = other.TicketId(1) }).Refusal?.Code);
        var refusal = End(story, Ana, command => command with { NextTicket = other.TicketId(1), FoundNext = closed }).Refusal!;
        Assert.Equal((RefusalCode.WrongState, "input.wrapUp.nextTicketId"), (refusal.Code, string.Join('.', refusal.Path!)));
        story.Change(state => state with { OtherHomes = [] });
        Assert.Equal(RefusalCode.NotFound, End(story, Ana, command => command with { NextTicket = other.TicketId(1), FoundNext = closed }).Refusal?.Code);
    }

    [Fact]
    public void End_SentAgainWithTheSameWrapUp_OpensNoSecondTicket()
    {
        var story = new Story().Begin(Ana, Channel.Phone, [Verified(Phone)]);
        story.Apply(End(story, Ana, Opening("The router is slow.")));
        Assert.Same(story.State, End(story, Ana, Opening("The router is slow.")).State);
        Assert.Equal(RefusalCode.WrongState, End(story, Ana, Opening("The bill.")).Refusal?.Code);
        Assert.Equal(RefusalCode.WrongState, End(story, Ana, command => command with { WrapUp = null }).Refusal?.Code);
        Assert.Equal(RefusalCode.WrongState, End(story, Ana, command => command with { NextTicket = story.TicketId(1) }).Refusal?.Code);
    }

    private static Story TwoTickets() =>
        new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]).Begin(Ingest, Channel.Chat, [Claimed(Phone)], command => command with { NewTicket = true });

    private static Func<EndSessionCommand, EndSessionCommand> Opening(string? subject) =>
        command => command with { NextMatter = new(subject, Channel.Phone, "1009", "general") };

    private static Decision<SessionId> End(Story story, Caller caller, Func<EndSessionCommand, EndSessionCommand> change) =>
        EndSession.Decide(story.State, caller, change(new(story.SessionId(1), Raised)), story.Threads, story.Now);
}
