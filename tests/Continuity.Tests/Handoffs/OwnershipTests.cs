using Continuity.Callers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Inboxes;
using Continuity.Staff;
using Continuity.Tests.Staff;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Handoffs;

public sealed class OwnershipTests
{
    private static readonly HandoffOptions Options = new();
    private static readonly Caller Cleo = new(Role.Agent, "cleo") { Name = "Cleo" };

    [Fact]
    public void Offer_ByTheOwner_WaitsAndTellsWhoIsAsked()
    {
        var story = Owned();

        var decided = Offered(story, Ana);

        var offer = story.State.OwnershipOffers[1];
        Assert.Equal((1, "ana", "ben", HandoffState.Offered, Start.AddDays(1)), (offer.Ticket, offer.From, offer.To, offer.State, offer.ExpiresAt));
        Assert.Equal(("ana", 1), (story.Ticket.Owner, story.Ticket.OwnershipOffer));
        Assert.Equal([new Notice("ben", InboxEventKind.OwnershipOffered, 1) { OwnershipOffer = 1 }], decided.Notices);
        Assert.Equal((Activity.OwnershipOffered, Visibility.Internal), (story.Activities.Last(), story.Entries[^1].Visibility));
    }

    [Fact]
    public void Offer_SentAgain_ChangesNothingAlsoWhenStaleAndOnceAccepted()
    {
        var story = Owned();
        Offered(story, Ana);

        Assert.Same(story.State, Offer(story, Ana, "ben", version: 1).State);
        Accepted(story, Ben);
        var again = Offer(story, Ana, "ben");

        Assert.Same(story.State, again.State);
        Assert.Equal(1, again.Result.Number);
    }

    [Fact]
    public void Offer_WhileAnotherWaits_IsInTheWrongState()
    {
        var story = Owned();
        Offered(story, Ana);

        Assert.Equal(RefusalCode.WrongState, Offer(story, Ana, "cleo").Refusal?.Code);
        Assert.Equal(RefusalCode.WrongState, Offer(story, Sue, "ben").Refusal?.Code);
    }

    [Fact]
    public void Offer_ByOthersThanTheOwner_IsForbiddenUnlessTheyActForThemOrSupervise()
    {
        var story = Owned();
        var away = Team.All.With(Team.Ana with { Availability = Availability.Away, Deputy = "cleo" });

        Assert.Equal(RefusalCode.Forbidden, Offer(story, Ben, "ben").Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, Offer(story, Cleo, "ben", Team.All.With(Team.Ana with { Deputy = "cleo" })).Refusal?.Code);
        Assert.Null(Offer(story, Cleo, "ben", away).Refusal);
        Assert.Null(Offer(story, Sue, "ben").Refusal);
        Assert.Equal(RefusalCode.Forbidden, Offer(story, story.Mia(Phone), "ben").Refusal?.Code);
    }

    [Theory]
    [InlineData("ana")]
    [InlineData("nobody")]
    [InlineData("dan")]
    [InlineData("bo")]
    public void Offer_ToTheOwnerToNobodyOrToWhoLeft_NamesTheAgent(string agent) => Assert.Equal(
        ["input", "agentId"], Offer(Owned(), Ana, agent, Team.All.With(Team.Dan with { LeftAt = Start })).Refusal?.Path!);

    [Fact]
    public void Offer_WithoutAReasonOrOfAStaleOrClosedOrUnownedTicket_IsRefused()
    {
        var story = Owned();
        Assert.Equal(["input", "reason"], Decide(story, Ana, new(story.TicketId(1), "ben", "  a ")).Refusal?.Path!);
        Assert.Equal(2, Assert.IsType<StaleVersion>(Offer(story, Ana, "ben", version: 1).Refusal).CurrentVersion);
        var waiting = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
        Assert.Equal(RefusalCode.WrongState, Offer(waiting, Sue, "ben").Refusal?.Code);
        story.Change(state => state with { Tickets = state.Tickets.SetItem(1, story.Ticket with { Status = TicketStatus.Closed }) });
        Assert.Equal(RefusalCode.WrongState, Offer(story, Ana, "ben").Refusal?.Code);
    }

    [Fact]
    public void Offer_BySupervisorForAnOwnerWhoLeft_TakesEffectAtOnceAndIsSafeToSendAgain()
    {
        var story = Owned();
        var gone = Gone("ana", "cleo");

        Offered(story, Sue, gone);

        Assert.Equal(("ben", ActorRef.Agent("ben"), 1), (story.Ticket.Owner, story.Ticket.Handler, story.Ticket.OwnedBy));
        Assert.Equal((HandoffState.Accepted, ActorRef.Agent("sue")), (story.State.OwnershipOffers[1].State, story.State.OwnershipOffers[1].SettledBy));
        Assert.Null(story.Ticket.OwnershipOffer);
        Assert.Same(story.State, Offer(story, Sue, "ben", gone).State);
    }

    [Fact]
    public void Accept_ByWhoIsAsked_PassesOwnershipWithEachDutyNamed()
    {
        var story = Owned();
        Owes(story, "ana", "We call you back.");
        Offered(story, Ana);

        var decided = Accepted(story, Ben);

        Assert.Equal(("ben", ActorRef.Agent("ana"), null, 1), (story.Ticket.Owner, story.Ticket.Handler, story.Ticket.OwnershipOffer, story.Ticket.OwnedBy));
        Assert.Equal("ben", story.State.FollowUps[1].Responsible);
        Assert.Equal("cleo", story.State.FollowUps[1].EscalatedTo);
        Assert.Contains("We call you back.", Words(story.Entries[^1]), StringComparison.Ordinal);
        Assert.Equal([new Notice("ana", InboxEventKind.HandoffSettled, 1) { OwnershipOffer = 1 }], decided.Notices);
    }

    [Fact]
    public void Accept_ByWhoWasToldThatADutyWasMissed_LetsSomebodyElseBeTold()
    {
        var story = Owned();
        Owes(story, "ana", "We call you back.");
        story.Change(static state => state.With(state.FollowUps[1] with { State = FollowUpState.Missed, EscalatedTo = "ben" }));
        Offered(story, Ana);
        Accepted(story, Ben);
        story.After(FollowUpTimes.LeastAhead);

        var told = Settled(story);
        story.Apply(told);

        Assert.Equal((FollowUpState.Missed, "ben", "sue", null), (story.State.FollowUps[1].State, story.State.FollowUps[1].Responsible, story.State.FollowUps[1].EscalatedTo, story.State.FollowUps[1].NextAt));
        Assert.Contains(new Notice("sue", InboxEventKind.FollowUpEscalated, 1) { FollowUp = 1 }, told.Notices);
    }

    [Fact]
    public void Accept_Again_ChangesNothing_AndByOthersIsForbidden()
    {
        var story = Owned();
        Offered(story, Ana);
        Assert.Equal(RefusalCode.Forbidden, Accept(story, Cleo).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, Accept(story, Sue).Refusal?.Code);
        Accepted(story, Ben);

        Assert.Same(story.State, Accept(story, Ben).State);
    }

    [Fact]
    public void Accept_PastItsTime_IsExpiredAlsoBeforeThatWasSettled()
    {
        var story = Owned();
        Offered(story, Ana);
        story.After(TimeSpan.FromDays(1));

        Assert.Equal(RefusalCode.Expired, Accept(story, Ben).Refusal?.Code);
        Assert.Equal(RefusalCode.Expired, Decline(story, Ben).Refusal?.Code);
    }

    [Theory]
    [InlineData("ben", HandoffState.Declined)]
    [InlineData("ana", HandoffState.Withdrawn)]
    [InlineData("sue", HandoffState.Withdrawn)]
    public void Decline_ByWhoIsAskedOrWhoMayOffer_LeavesTheOwner(string who, HandoffState state)
    {
        var story = Owned();
        Offered(story, Ana);
        var caller = who == "sue" ? Sue : new(Role.Agent, who);

        story.Apply(Decline(story, caller));

        Assert.Equal((state, "Not now."), (story.State.OwnershipOffers[1].State, story.State.OwnershipOffers[1].SettleReason));
        Assert.Equal(("ana", null), (story.Ticket.Owner, story.Ticket.OwnershipOffer));
        Assert.Equal((Activity.OwnershipDeclined, Visibility.Internal), (story.Activities.Last(), story.Entries[^1].Visibility));
        Assert.Same(story.State, Decline(story, caller).State);
        Assert.Equal(RefusalCode.AlreadySettled, Accept(story, Ben).Refusal?.Code);
    }

    [Fact]
    public void Decline_ByOthersIsForbidden_AndOnceAcceptedAlreadySettled()
    {
        var story = Owned();
        Offered(story, Ana);
        Assert.Equal(RefusalCode.Forbidden, Decline(story, Cleo).Refusal?.Code);
        Accepted(story, Ben);

        Assert.Equal(RefusalCode.AlreadySettled, Decline(story, Ana).Refusal?.Code);
    }

    [Fact]
    public void Settle_UnknownOfferOrNoAgent_IsNotFound()
    {
        var story = Owned();
        Assert.Equal(RefusalCode.NotFound, Accept(story, Ben).Refusal?.Code);
        Offered(story, Ana);

        Assert.Equal(RefusalCode.NotFound, Accept(story, story.Mia(Phone)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Decline(story, Bot).Refusal?.Code);
    }

    [Fact]
    public void SettleDue_OfferThatNobodyAnswered_ExpiresOnceAndTheOwnerStays()
    {
        var story = Owned();
        Offered(story, Ana);
        story.After(TimeSpan.FromDays(1));

        story.Apply(Settled(story));

        Assert.Equal(HandoffState.Expired, story.State.OwnershipOffers[1].State);
        Assert.Equal(("ana", null), (story.Ticket.Owner, story.Ticket.OwnershipOffer));
        Assert.Same(story.State, Settled(story).State);
    }

    private static Story Owned() => new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]).Claim(Ana, 1);

    private static void Owes(Story story, string agent, string promise) => story.Change(state => state with
    {
        Profile = state.Profile with { FollowUpCount = 1 },
        Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { FollowUps = [1] }),
        FollowUps = state.FollowUps.SetItem(1, new FollowUp(1, 1, FollowUpKind.Promise, promise, agent, Start.AddDays(2), Start, ActorRef.Agent(agent)) { EscalatedTo = "cleo" }),
    });

    private static Roster Gone(string agent, string successor) =>
        RemoveAgent.Decide(Team.All, new(Role.Supervisor, "sue"), new(agent, successor, "Has left."), Start).Value!;

    private static Decision<OwnershipOfferId> Offered(Story story, Caller caller, Roster? roster = null)
    {
        var decided = Offer(story, caller, "ben", roster);
        story.Apply(decided);
        return decided;
    }

    private static Decision<OwnershipOfferId> Accepted(Story story, Caller caller)
    {
        var decided = Accept(story, caller);
        story.Apply(decided);
        return decided;
    }

    private static Decision<OwnershipOfferId> Offer(Story story, Caller caller, string agent, Roster? roster = null, int? version = null) =>
        Decide(story, caller, new(story.TicketId(1), agent, "Ben knows it better.", version), roster);

    private static Decision<OwnershipOfferId> Decide(Story story, Caller caller, OfferOwnershipCommand command, Roster? roster = null) =>
        OfferOwnership.Decide(story.State, caller, command, roster ?? Team.All, Options, story.Now);

    private static Decision<OwnershipOfferId> Accept(Story story, Caller caller) =>
        AcceptOwnership.Decide(story.State, caller, new(new(story.State.Id, 1)), Team.All, story.Now);

    private static Decision<OwnershipOfferId> Decline(Story story, Caller caller) =>
        DeclineOwnership.Decide(story.State, caller, new(new(story.State.Id, 1), "Not now."), Team.All, story.Now);

    private static Decision<int> Settled(Story story) =>
        SettleDue.Decide(story.State, Team.All, new DeadlineRules(Options, new FollowUpOptions()), story.Now);
}
