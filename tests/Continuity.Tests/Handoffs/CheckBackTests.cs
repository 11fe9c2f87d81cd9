using Continuity.Callers;
using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Tests.Staff;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Handoffs;

/// <summary>The check with the customer that a handoff leaves to the owner: who hears of it, who may keep it, and from when on it counts.</summary>
public sealed class CheckBackTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly HandoffTarget ToBen = HandoffTarget.OfAgent("ben");
    private static readonly HandoffTarget ToBilling = HandoffTarget.OfQueue("billing");
    private static readonly CheckBack Asked = new(TimeSpan.FromHours(2), "We call you about the biopsy.", Channel.Phone);

    [Fact]
    public void Accept_OfWhatWasPromisedUnderAProof_ShowsItToNobodyWhoOnlyClaims()
    {
        foreach (var from in new[] { Ana, Bot })
        {
            var story = new Story().Begin(from, Channel.Chat, [Verified(Mail)]);
            Offer(story, from, ToBilling).Begin(Ingest, Channel.Chat, [Claimed(Mail)]);
            story.Apply(Accept(story, Ben));

            Assert.Equal((Asked.Promise, Assurance.Verified), (story.State.FollowUps[1].Promise, story.State.FollowUps[1].ShownFrom));
            var told = story.Entries.Last(static entry => entry.Content is ActivityContent { Activity: Activity.FollowUpPromised });
            Assert.Equal((Visibility.Public, null), (told.Visibility, told.Session));
        }
    }

    [Fact]
    public void Keep_WithACallFromBeforeTheAccept_IsInvalid()
    {
        var story = Offer(Owned(), Ana, ToBen).After(Minute / 2);
        var early = Call(story);
        story.After(Minute / 4);
        story.Apply(Accept(story, Ben)).After(Minute);

        Assert.Equal(["input", "evidenceEntryId"], Keep(story, Ana, early).Refusal?.Path!);
        Assert.Null(Keep(story, Ana, Call(story)).Refusal);
    }

    [Fact]
    public void Keep_WithACallFromBeforeTheExpiryInAQueue_IsInvalid()
    {
        var story = Offer(Owned(), Ana, ToBilling).After(Minute / 2);
        var early = Call(story);
        Settle(story.After(Minute));

        Assert.Equal(Start + Minute, story.State.FollowUps[1].PromisedAt);
        Assert.Equal(["input", "evidenceEntryId"], Keep(story, Ana, early).Refusal?.Path!);
        Assert.Null(Keep(story, Ana, Call(story)).Refusal);
    }

    [Fact]
    public void FollowUp_OfAnOfferThatCameToNothing_IsNeverSeenByTheCustomer()
    {
        foreach (var settle in new Action<Story>[] { Decline, Withdraw, static story => Settle(story.After(Minute)), static story => story.Resolve(Ana, 1) })
        {
            var story = Offer(Owned(), Ana, ToBen);
            settle(story);

            Assert.Equal(FollowUpState.Cancelled, story.State.FollowUps[1].State);
            Assert.False(ThreadAccess.Of(story.Mia(Mail), story.State).Sees(story.State.Id, story.Ticket, story.State.FollowUps[1]));
            Assert.True(ThreadAccess.Of(Ana, story.State).Sees(story.State.Id, story.Ticket, story.State.FollowUps[1]));
        }
    }

    [Fact]
    public void FollowUp_ThatWasPromisedAndIsCancelled_IsStillSeenByTheCustomer()
    {
        var story = Offer(Owned(), Ana, ToBilling);
        Settle(story.After(Minute));
        Offer(story, Ana, ToBen);
        story.Apply(Accept(story, Ben, 2));

        Assert.Equal(FollowUpState.Cancelled, story.State.FollowUps[1].State);
        Assert.True(ThreadAccess.Of(story.Mia(Mail), story.State).Sees(story.State.Id, story.Ticket, story.State.FollowUps[1]));
    }

    [Fact]
    public void KeepAndReschedule_ByWhoWasHandedTheTicket_AreForbidden()
    {
        var story = Offer(Owned(), Ana, ToBen);
        story.Apply(Accept(story, Ben)).After(Minute);

        Assert.Equal(RefusalCode.Forbidden, Keep(story, Ben).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, Reschedule(story, Ben).Refusal?.Code);
        foreach (var caller in new[] { Ana, Sue })
        {
            Assert.Null(Keep(story, caller).Refusal);
            Assert.Null(Reschedule(story, caller).Refusal);
        }

        story.Change(static state => state.With(state.FollowUps[1] with { EscalatedTo = "ben" }));
        Assert.Null(Keep(story, Ben).Refusal);
    }

    [Fact]
    public void Claim_AfterAQueuesOfferExpired_LeavesTheCheckAsItWasPromised()
    {
        var story = Offer(Owned(), Ana, ToBilling, TransferMode.Cold);
        Settle(story.After(Minute));
        var promised = story.State.FollowUps[1];
        story.After(Minute).Apply(Claim(story, Ben));

        Assert.Equal(("ana", ActorRef.Agent("ben")), (story.Ticket.Owner, story.Ticket.Handler));
        Assert.Equal([promised], story.State.FollowUps.Values);
        Assert.Equal((Asked.Promise, Start + Minute + Asked.Within, FollowUpState.Pending), (promised.Promise, promised.DueAt, promised.State));
    }

    [Fact]
    public void Claim_WhereTheEarlierCheckWasMissedOrKept_LeavesAnother()
    {
        foreach (var state in new[] { FollowUpState.Missed, FollowUpState.Kept })
        {
            var story = Offer(Owned(), Ana, ToBilling);
            Settle(story.After(Minute));
            story.Change(home => home.With(home.FollowUps[1] with { State = state }));
            story.Apply(Claim(story, Ben));

            Assert.Equal([(1, state), (2, FollowUpState.Pending)], story.State.FollowUps.Values.OrderBy(static one => one.Number).Select(static one => (one.Number, one.State)));
            Assert.Equal((Work.Rules.Handoffs.CheckBackPromise, story.Now + Work.Rules.Handoffs.CheckBackWithin), (story.State.FollowUps[2].Promise, story.State.FollowUps[2].DueAt));
        }
    }

    [Fact]
    public void Claim_AfterABotsOfferExpired_LeavesTheFirstOwnerTheCheckThatTheBotAskedFor()
    {
        var story = new Story().Begin(Bot, Channel.Chat, [Verified(Mail)]);
        Settle(Offer(story, Bot, ToBilling).After(Minute));
        story.After(Minute).Apply(Claim(story, Ben));

        var owed = Assert.Single(story.State.FollowUps.Values);
        Assert.Equal(("ben", Asked.Promise, story.Now + Asked.Within, story.Now), (owed.Responsible, owed.Promise, owed.DueAt, owed.PromisedAt));
        Assert.Equal(1, story.State.Handoffs[1].FollowUp);
    }

    [Fact]
    public void Claim_FromAnotherQueueThanTheOneOffered_OwesNothingThatWasAskedThere()
    {
        var story = new Story().Begin(Bot, Channel.Chat, [Verified(Mail)]);
        Settle(Offer(story, Bot, ToBilling).After(Minute));
        story.Change(state => state.With(state.Tickets[1].WaitsIn("general", story.Now)));
        story.Apply(Claim(story, Ben));

        Assert.Empty(story.State.FollowUps);
    }

    private static Story Owned() => new Story().Begin(Ana, Channel.Phone, [Verified(Mail)]);

    private static Story Offer(Story story, Caller caller, HandoffTarget to, TransferMode mode = TransferMode.Warm) => story.Apply(OfferHandoff.Decide(
        story.State,
        caller,
        new(story.TicketId(1), to, mode, "They know it better.", "The invoice is wrong.", Minute) { CheckBack = Asked },
        Team.All,
        Work.Queues,
        Work.Rules,
        story.Now));

    private static Decision<HandoffId> Accept(Story story, Caller caller, int number = 1) =>
        AcceptHandoff.Decide(story.State, caller, new(new(story.State.Id, number)), Team.All, Work.Queues, Work.Rules, story.Now);

    private static void Settle(Story story) => story.Apply(SettleDue.Decide(story.State, Team.All, Work.Rules, story.Now));

    private static Entry Call(Story story) => new(
        new(story.State.Id, story.State.LogLength + 1),
        new(new CallContent(Direction.Outbound, Minute, "They are well.", null, null), ActorRef.Agent("ana"), Channel.Phone, story.Now) { Session = 1 },
        story.Now);

    private static Decision<FollowUpId> Keep(Story story, Caller caller, Entry? evidence = null) =>
        KeepFollowUp.Decide(story.State, caller, new(new(story.State.Id, 1), "They are well.", evidence?.Id, evidence), Team.All, new(), story.Now);

    private static void Decline(Story story) => story.Apply(DeclineHandoff.Decide(story.State, Ben, new(new(story.State.Id, 1)), Team.All, story.Now));

    private static void Withdraw(Story story) => story.Apply(WithdrawHandoff.Decide(story.State, Ana, new(new(story.State.Id, 1)), Team.All, story.Now));

    private static Decision<FollowUpId> Reschedule(Story story, Caller caller) =>
        RescheduleFollowUp.Decide(story.State, caller, new(new(story.State.Id, 1), Start.AddHours(4), "It takes longer."), Team.All, new(), story.Now);

    private static Decision<TicketId> Claim(Story story, Caller caller) =>
        ClaimTicket.Decide(story.State, caller, new(story.TicketId(1)), Team.All, Work.Queues, Work.Rules, story.Now);
}
