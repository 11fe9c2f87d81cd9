using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Tickets;

public class TicketDecisionTests
{
    [Fact]
    public void Claim_WaitingTicket_MakesTheFirstAgentOwnerAndHandler()
    {
        var story = Waiting().Claim(Ana, 1);
        Assert.Equal(("ana", ActorRef.Agent("ana"), null, 2), (story.Ticket.Owner, story.Ticket.Handler, story.Ticket.WaitingIn, story.Ticket.Version));
        Assert.Equal("Ana took ticket 1001.", Words(story.Entries[^1]));
    }

    [Fact]
    public void Claim_ByItsHandlerAgain_ChangesNothingEvenWhenStale()
    {
        var story = Waiting().Claim(Ana, 1);
        var again = ClaimTicket.Decide(story.State, Ana, new(story.TicketId(1), 1), Work.Roster, Work.Queues, Work.Rules, story.Now);
        Assert.Same(story.State, again.State);
        Assert.Empty(again.Entries);
    }

    [Fact]
    public void Claim_WhatSomebodyHandles_IsInTheWrongState()
    {
        var story = Waiting().Claim(Ana, 1);
        Assert.Equal(RefusalCode.WrongState, ClaimTicket.Decide(story.State, Ben, new(story.TicketId(1)), Work.Roster, Work.Queues, Work.Rules, story.Now).Refusal?.Code);
        var bots = new Story().Begin(Bot, Channel.Chat, []);
        Assert.Equal(RefusalCode.WrongState, ClaimTicket.Decide(bots.State, Ben, new(bots.TicketId(1)), Work.Roster, Work.Queues, Work.Rules, bots.Now).Refusal?.Code);
    }

    [Fact]
    public void Claim_OwnedTicketFromTheQueue_ChangesTheHandlerAlone()
    {
        var story = Waiting().Claim(Ana, 1);
        story.Change(state => state with { Tickets = state.Tickets.SetItem(1, story.Ticket with { Handler = null, WaitingIn = "billing", WaitingSince = Start }) });
        story.Claim(Ben, 1);
        Assert.Equal(("ana", ActorRef.Agent("ben")), (story.Ticket.Owner, story.Ticket.Handler));
    }

    [Fact]
    public void EveryDecision_StaleVersion_TellsTheCurrentOne()
    {
        var story = Waiting().Claim(Ana, 1);
        var id = story.TicketId(1);
        Decision<TicketId>[] open = [ClaimTicket.Decide(story.State, Ben, new(id, 1), Work.Roster, Work.Queues, Work.Rules, story.Now), ResolveTicket.Decide(story.State, Ana, new(id, "Done.", 1), Work.Roster, story.FollowUps, story.Now), CloseTicket.Decide(story.State, Ana, new(id, 1), Work.Roster, story.Now)];
        Assert.All(open, decision => Assert.Equal(2, Assert.IsType<StaleVersion>(decision.Refusal).CurrentVersion));
        story.Resolve(Ana, 1);
        Assert.Equal(3, Assert.IsType<StaleVersion>(ReopenTicket.Decide(story.State, Ana, new(id, "Again.", 2), story.Now).Refusal).CurrentVersion);
    }

    [Fact]
    public void EveryDecision_UnknownOrForeignTicket_IsNotFound()
    {
        var story = Waiting();
        foreach (var id in new[] { story.TicketId(2), new TicketId(CustomerId.New(Start), 1) })
        {
            Assert.All(All(story, Ana, id), code => Assert.Equal(RefusalCode.NotFound, code));
        }

        var stranger = story.Mia(Mail) with { Customer = CustomerId.New(Start) };
        foreach (var caller in new[] { stranger, Bot, new Caller(Role.Ingest, "other") })
        {
            Assert.All(All(story, caller, story.TicketId(1)), code => Assert.Equal(RefusalCode.NotFound, code));
        }
    }

    [Fact]
    public void EveryDecision_RoleThatMayKnowOfIt_IsForbidden()
    {
        var story = Waiting();
        Assert.All(All(story, Ingest, story.TicketId(1)), code => Assert.Equal(RefusalCode.Forbidden, code));
        Assert.Equal(
            [RefusalCode.Forbidden, RefusalCode.Forbidden, RefusalCode.Forbidden, RefusalCode.WrongState],
            All(story, story.Mia(Mail, Assurance.Claimed), story.TicketId(1)));
        var bots = new Story().Begin(Bot, Channel.Chat, [Claimed(Mail)]);
        Assert.Equal([RefusalCode.Forbidden, null, RefusalCode.Forbidden, RefusalCode.Forbidden], All(bots, Bot, bots.TicketId(1)));
    }

    [Fact]
    public void Resolve_IsForOwnerHandlerAndSupervisor()
    {
        var story = Waiting().Claim(Ana, 1);
        Assert.Equal(RefusalCode.Forbidden, All(story, Ben, story.TicketId(1))[1]);
        Assert.Null(All(story, Sue, story.TicketId(1))[1]);
        story.Resolve(Ana, 1);
        Assert.Equal((TicketStatus.Resolved, story.Now, ActorRef.Agent("ana")), (story.Ticket.Status, story.Ticket.ResolvedAt, story.Ticket.Handler));
        Assert.Equal("Resolved ticket 1001: Done.", Words(story.Entries[^1]));
        Assert.Equal(RefusalCode.WrongState, All(story, Ana, story.TicketId(1))[1]);
    }

    [Fact]
    public void Resolve_WaitingTicket_TakesItFromTheQueue()
    {
        var story = Waiting().Resolve(Sue, 1);
        Assert.Equal((null, null), (story.Ticket.WaitingIn, story.Ticket.WaitingSince));
    }

    [Fact]
    public void Close_IsForWhoOwnsOrHandlesElseForAnyAgent()
    {
        var waiting = Waiting();
        Assert.Null(All(waiting, Ben, waiting.TicketId(1))[2]);
        waiting.Claim(Ana, 1);
        Assert.Equal(RefusalCode.Forbidden, All(waiting, Ben, waiting.TicketId(1))[2]);
        Assert.Null(All(waiting, Sue, waiting.TicketId(1))[2]);
        waiting.Apply(CloseTicket.Decide(waiting.State, Ana, new(waiting.TicketId(1)), Work.Roster, waiting.Now));
        Assert.Equal((TicketStatus.Closed, "ana", null, null), (waiting.Ticket.Status, waiting.Ticket.Owner, waiting.Ticket.Handler, waiting.Ticket.WaitingIn));
        Assert.Equal(RefusalCode.WrongState, All(waiting, Ana, waiting.TicketId(1))[2]);
    }

    [Fact]
    public void Reopen_GoesBackToTheOwnerElseToTheQueueItCameFrom()
    {
        var owned = Waiting().Claim(Ana, 1).Resolve(Ana, 1);
        owned.Apply(ReopenTicket.Decide(owned.State, Ben, new(owned.TicketId(1), "Still broken."), owned.Now));
        Assert.Equal((TicketStatus.Open, ActorRef.Agent("ana"), null, null), (owned.Ticket.Status, owned.Ticket.Handler, owned.Ticket.ResolvedAt, owned.Ticket.WaitingIn));

        var unowned = Waiting().Resolve(Sue, 1).After(TimeSpan.FromDays(1));
        unowned.Apply(ReopenTicket.Decide(unowned.State, unowned.Mia(Mail), new(unowned.TicketId(1), "Still broken."), unowned.Now));
        Assert.Equal((null, "billing", unowned.Now), (unowned.Ticket.Handler, unowned.Ticket.WaitingIn, unowned.Ticket.WaitingSince));
    }

    [Fact]
    public void Reopen_ClosedTicket_IsForAgents()
    {
        var story = Waiting();
        story.Apply(CloseTicket.Decide(story.State, Ana, new(story.TicketId(1)), Work.Roster, story.Now));
        Assert.Equal(RefusalCode.WrongState, All(story, story.Mia(Mail), story.TicketId(1))[3]);
        Assert.Null(All(story, Ana, story.TicketId(1))[3]);
    }

    [Fact]
    public void Open_ByAnAgent_IsOwnedByIt()
    {
        var story = Waiting();
        story.Apply(OpenTicket.Decide(story.State, Ana, new("A second matter", Channel.Chat, "1002", "billing", story.SessionId(1)), story.Now));
        Assert.Equal((2, "ana", 2), (story.Ticket.Number, story.Ticket.Owner, story.State.Profile.TicketCount));
        Assert.Equal([Activity.TicketOpened, Activity.TicketClaimed], story.Activities.TakeLast(2));
        Assert.Equal((1, 2), (story.Entries[^1].Session, story.Entries[^1].Ticket));
        Assert.Equal(1, story.Session.Ticket);
    }

    [Fact]
    public void Open_WhatMayNotBe_IsRefused()
    {
        var story = Waiting();
        var command = new OpenTicketCommand("A second matter", Channel.Chat, "1002", "billing");
        Assert.Equal(RefusalCode.Forbidden, OpenTicket.Decide(story.State, story.Mia(Mail), command, story.Now).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, OpenTicket.Decide(story.State, Bot, command, story.Now).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, OpenTicket.Decide(story.State, Ana, command with { Session = story.SessionId(9) }, story.Now).Refusal?.Code);
        Assert.Equal(["input", "subject"], OpenTicket.Decide(story.State, Ana, command with { Subject = new('x', 201) }, story.Now).Refusal?.Path!);
    }

    private static Story Waiting() => new Story().Begin(Ingest, Channel.Chat, [Claimed(Mail)]);

    // Claim, resolve, close, reopen: each on the story's state, none applied.
    private static RefusalCode?[] All(Story story, Caller caller, TicketId id) =>
    [
        ClaimTicket.Decide(story.State, caller, new(id), Work.Roster, Work.Queues, Work.Rules, story.Now).Refusal?.Code,
        ResolveTicket.Decide(story.State, caller, new(id, "Done."), Work.Roster, story.FollowUps, story.Now).Refusal?.Code,
        CloseTicket.Decide(story.State, caller, new(id), Work.Roster, story.Now).Refusal?.Code,
        ReopenTicket.Decide(story.State, caller, new(id, "Again."), story.Now).Refusal?.Code,
    ];
}
