using Continuity.Callers;
using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Inboxes;
using Continuity.Queues;
using Continuity.Staff;
using Continuity.Tests.Staff;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Handoffs;

public sealed class HandoffTests
{
    private static readonly Caller Cleo = new(Role.Agent, "cleo") { Name = "Cleo" };
    private static readonly HandoffTarget ToBen = HandoffTarget.OfAgent("ben");
    private static readonly HandoffTarget ToBilling = HandoffTarget.OfQueue("billing");
    private static readonly QueueRules Queues = new() { Names = ["general", "billing", "supervisors"], OfSupervisors = ["supervisors"] };

    [Fact]
    public void Offer_OfAnOwnedTicket_LeavesTheHandlerAndTellsTheTargetAndLetsTheCheckWait()
    {
        var story = Owned();

        var offered = Offered(story, Ana, ToBen);

        Assert.Equal(("ana", ActorRef.Agent("ana"), 1), (story.Ticket.Owner, story.Ticket.Handler, story.Ticket.OpenHandoff));
        Assert.Equal([new Notice("ben", InboxEventKind.HandoffOffered, 1) { Handoff = 1 }], offered.Notices);
        Assert.Equal((FollowUpState.Pending, null, Start.AddMinutes(21)), (story.State.FollowUps[1].State, story.State.FollowUps[1].NextAt, story.State.FollowUps[1].DueAt));
        Assert.Equal(Visibility.Internal, EntryOf(story, Activity.HandoffOffered).Visibility);
        Assert.Equal(Visibility.Internal, EntryOf(story, Activity.FollowUpPromised).Visibility);
        Assert.Equal(Start.AddMinutes(1), NextDeadline.Of(story.State));
    }

    [Fact]
    public void Offer_NotAccepted_PromisesTheCustomerNothingThatTheyCouldSee()
    {
        var story = Owned();
        Offered(story, Ana, ToBen);
        var customer = ThreadAccess.Of(story.Mia(Mail, Assurance.Verified), story.State);
        Assert.False(customer.Sees(story.State.Id, story.Ticket, story.State.FollowUps[1]));

        story.Apply(Accept(story, Ben, 1));

        customer = ThreadAccess.Of(story.Mia(Mail, Assurance.Verified), story.State);
        Assert.True(customer.Sees(story.State.Id, story.Ticket, story.State.FollowUps[1]));
        Assert.Equal([Visibility.Internal, Visibility.Public], story.Entries.Where(entry => entry.Content is ActivityContent { Activity: Activity.FollowUpPromised }).Select(entry => entry.Visibility));
    }

    [Fact]
    public void Offer_OfAConsultationWithAFollowUp_IsInvalid()
    {
        var refused = Offer(Owned(), Ana, ToBen, change: static command => command with { Mode = TransferMode.Consult, CheckBack = new(TimeSpan.FromHours(1), "We call.") }).Refusal!;

        Assert.Equal((RefusalCode.Invalid, "input.followUp"), (refused.Code, string.Join('.', refused.Path!)));
    }

    [Fact]
    public void Offer_ToOneWhoIsAway_GoesToTheirDeputyOrIsRefused()
    {
        var story = Owned();
        var away = Team.All.With(Team.Ben with { Availability = Availability.Offline });
        var refused = Offer(story, Ana, ToBen, roster: away).Refusal!;
        Assert.Equal((RefusalCode.NoDeputy, "input.to.agentId"), (refused.Code, string.Join('.', refused.Path!)));

        var covered = away.With(away.Find("ben")! with { Deputy = "cleo" });
        var offered = Offered(story, Ana, ToBen, roster: covered);

        Assert.Equal((HandoffTarget.OfAgent("cleo"), "ben"), (story.State.Handoffs[1].To, story.State.Handoffs[1].InsteadOf));
        Assert.Equal("cleo", offered.Notices[0].Agent);
        Assert.Equal(RefusalCode.Forbidden, Accept(story, Ben, 1, covered).Refusal?.Code);
        story.Apply(Accept(story, Cleo, 1, covered));
        Assert.Equal(ActorRef.Agent("cleo"), story.Ticket.Handler);
    }

    [Fact]
    public void Offer_ByOneWithoutAPart_IsForbiddenAndBySomebodyWithOneIsNot()
    {
        var story = Owned();
        Assert.Equal(RefusalCode.Forbidden, Offer(story, Ben, HandoffTarget.OfAgent("cleo")).Refusal?.Code);
        Assert.Null(Offer(story, Sue, ToBen).Refusal);
        var away = Team.All.With(Team.Ana with { Availability = Availability.Away, Deputy = "cleo" });
        Assert.Null(Offer(story, Cleo, ToBen, roster: away).Refusal);
        Assert.Equal(RefusalCode.StaleVersion, Offer(story, Ana, ToBen, change: static command => command with { ExpectedVersion = 9 }).Refusal?.Code);
    }

    [Theory]
    [InlineData(TransferMode.Warm)]
    [InlineData(TransferMode.Cold)]
    public void Accept_ByTheTarget_ChangesTheHandlerAloneAndLetsTheOwnerOweACheck(TransferMode mode)
    {
        var story = Owned();
        Offered(story, Ana, ToBen, mode);
        story.After(TimeSpan.FromSeconds(30));

        var accepted = Accept(story, Ben, 1);
        story.Apply(accepted);

        Assert.Equal(("ana", ActorRef.Agent("ben"), null), (story.Ticket.Owner, story.Ticket.Handler, story.Ticket.OpenHandoff));
        Assert.Equal(("ana", story.Now.AddMinutes(20)), (story.State.FollowUps[1].Responsible, story.State.FollowUps[1].DueAt));
        Assert.NotNull(story.State.FollowUps[1].NextAt);
        Assert.Equal([new Notice("ana", InboxEventKind.HandoffSettled, 1) { Handoff = 1 }], accepted.Notices);
        Assert.Equal(Visibility.Public, EntryOf(story, Activity.HandoffAccepted).Visibility);
        Assert.Same(story.State, Accept(story, Ben, 1).State);
        Assert.Equal(new HandoffId(story.State.Id, 1), Assert.IsType<AlreadySettled>(Decline(story, Ben, 1).Refusal).Handoff);
    }

    [Fact]
    public void Accept_AlongAChain_LeavesTheOwnerOneCheckAndCancelsTheEarlierOne()
    {
        var story = Owned();
        Offered(story, Ana, ToBen);
        story.Apply(Accept(story, Ben, 1)).After(TimeSpan.FromMinutes(5));
        Offered(story, Ben, HandoffTarget.OfAgent("cleo"));
        story.Apply(Accept(story, Cleo, 2));

        Assert.Equal((FollowUpState.Cancelled, ActorRef.Continuity), (story.State.FollowUps[1].State, story.State.FollowUps[1].SettledBy));
        Assert.Equal((FollowUpState.Pending, "ana"), (story.State.FollowUps[2].State, story.State.FollowUps[2].Responsible));
        Assert.Equal([1, 2], story.Ticket.Handoffs);
    }

    [Fact]
    public void Accept_ByTheOwner_CancelsTheCheck()
    {
        var story = Owned();
        Offered(story, Ana, ToBen);
        story.Apply(Accept(story, Ben, 1));
        Offered(story, Ben, HandoffTarget.OfAgent("ana"));
        story.Apply(Accept(story, Ana, 2));

        Assert.Equal(FollowUpState.Cancelled, story.State.FollowUps[2].State);
        Assert.Equal(FollowUpState.Pending, story.State.FollowUps[1].State);
    }

    [Fact]
    public void Accept_AfterTheTime_IsExpiredWhetherItWasSettledOrNot()
    {
        var story = Owned();
        Offered(story, Ana, ToBen);
        story.After(TimeSpan.FromMinutes(1));
        Assert.Equal(RefusalCode.Expired, Accept(story, Ben, 1).Refusal?.Code);
        Settle(story);
        Assert.Equal(RefusalCode.AlreadySettled, Accept(story, Ben, 1).Refusal?.Code);
        Assert.Equal((HandoffState.Expired, FollowUpState.Cancelled, ActorRef.Agent("ana")), (story.State.Handoffs[1].State, story.State.FollowUps[1].State, story.Ticket.Handler));
        Assert.Empty(Decided(story).Entries);
    }

    [Fact]
    public void Expire_OfAQueuesOffer_LeavesTheTicketThereTellsASupervisorAndKeepsTheCheck()
    {
        var story = Owned();
        Offered(story, Ana, ToBilling);
        Assert.Equal((ActorRef.Agent("ana"), null), (story.Ticket.Handler, story.Ticket.WaitingIn));
        story.After(TimeSpan.FromMinutes(1));

        var expired = SettleDue.Decide(story.State, Team.All.With(Team.Ana with { Deputy = "cleo" }), Work.Rules, story.Now);
        story.Apply(expired);

        Assert.Equal((null, "billing", "ana"), (story.Ticket.Handler, story.Ticket.WaitingIn, story.Ticket.Owner));
        Assert.Equal((FollowUpState.Pending, Start.AddMinutes(21)), (story.State.FollowUps[1].State, story.State.FollowUps[1].DueAt));
        Assert.Equal(["ana", "sue"], expired.Notices.Select(static notice => notice.Agent).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Expire_OfABotsOffer_GoesToItsQueueAndABotsNextSessionDoesNotTakeItBack()
    {
        var story = new Story().Begin(Bot, Channel.Chat, [Claimed(Mail)]);
        story.Apply(OfferHandoff.Decide(story.State, Bot, Command(story, HandoffTarget.OfAgent("ben"), TransferMode.Warm), Team.All, Queues, Work.Rules, story.Now));
        Assert.Empty(story.State.FollowUps);
        story.After(TimeSpan.FromMinutes(1));
        Settle(story);
        Assert.Equal((null, "billing"), (story.Ticket.Handler, story.Ticket.WaitingIn));

        story.Begin(Bot, Channel.Chat, [Claimed(Mail)]);
        Assert.Equal((null, "billing"), (story.Ticket.Handler, story.Ticket.WaitingIn));
    }

    [Fact]
    public void Accept_OfABotsOffer_MakesTheFirstHumanOwnerWhoOwesWhatTheBotAskedFor()
    {
        var check = new CheckBack(TimeSpan.FromMinutes(5), "We call you.", Channel.Phone);
        foreach (var asked in new[] { null, check })
        {
            var story = new Story().Begin(Bot, Channel.Chat, [Claimed(Mail)]);
            Offered(story, Bot, ToBilling, TransferMode.Cold, change: command => command with { CheckBack = asked });
            story.Apply(Accept(story, Ben, 1));

            Assert.Equal(("ben", ActorRef.Agent("ben")), (story.Ticket.Owner, story.Ticket.Handler));
            Assert.Equal(asked is null ? [] : [(asked.Promise, "ben", story.Now.AddMinutes(5))], story.State.FollowUps.Values.Select(static owed => (owed.Promise, owed.Responsible, owed.DueAt)));
        }
    }

    [Fact]
    public void Decline_ByTheTarget_GivesAColdOneToItsOwnerAndAWarmOneToWhoHasIt()
    {
        foreach (var (mode, handler) in new[] { (TransferMode.Cold, "ana"), (TransferMode.Warm, "ben") })
        {
            var story = Owned();
            Offered(story, Ana, ToBen);
            story.Apply(Accept(story, Ben, 1));
            Offered(story, Ben, HandoffTarget.OfAgent("cleo"), mode);
            var declined = Decline(story, Cleo, 2);
            story.Apply(declined);

            Assert.Equal(ActorRef.Agent(handler), story.Ticket.Handler);
            Assert.Equal(FollowUpState.Cancelled, story.State.FollowUps[2].State);
            Assert.Equal(mode == TransferMode.Cold, declined.Notices.Contains(new Notice("ana", InboxEventKind.HandlingReturned, 1)));
            Assert.Equal(Visibility.Internal, EntryOf(story, Activity.HandoffDeclined).Visibility);
            Assert.Same(story.State, Decline(story, Cleo, 2).State);
        }
    }

    [Fact]
    public void Decline_OfATicketThatWaitsInAnotherQueueThanItsOwn_LeavesItThere()
    {
        var story = new Story().Begin(Bot, Channel.Chat, [Claimed(Mail)]);
        Offered(story, Bot, HandoffTarget.OfQueue("general"), TransferMode.Cold);
        story.After(TimeSpan.FromMinutes(1));
        Settle(story);
        var since = story.Ticket.WaitingSince;
        Offered(story.After(TimeSpan.FromMinutes(1)), Sue, ToBen, TransferMode.Cold);
        story.Apply(Decline(story, Ben, 2));

        Assert.Equal((null, "general", since), (story.Ticket.Handler, story.Ticket.WaitingIn, story.Ticket.WaitingSince));
    }

    [Fact]
    public void Claim_ByTheOwnerFromAQueueOfOthers_TakesItBack()
    {
        var story = Owned();
        Offered(story, Ana, HandoffTarget.OfQueue("supervisors"), TransferMode.Cold);
        story.After(TimeSpan.FromMinutes(1));
        Settle(story);
        Assert.Equal(RefusalCode.Forbidden, Claim(story, Ben).Refusal?.Code);
        story.Apply(Claim(story, Ana));

        Assert.Equal((ActorRef.Agent("ana"), null), (story.Ticket.Handler, story.Ticket.WaitingIn));
    }

    [Fact]
    public void Claim_OfATicketOfferedToAQueue_AcceptsItAndOfASupervisorsQueueIsForbidden()
    {
        var story = Owned();
        Offered(story, Ana, HandoffTarget.OfQueue("supervisors"), TransferMode.Cold);
        Assert.Equal(RefusalCode.Forbidden, Claim(story, Ben).Refusal?.Code);
        story.Apply(Claim(story, Sue));

        Assert.Equal((HandoffState.Accepted, "ana", ActorRef.Agent("sue")), (story.State.Handoffs[1].State, story.Ticket.Owner, story.Ticket.Handler));
    }

    [Fact]
    public void Claim_OfAnOwnedTicketByAnother_LetsTheOwnerOweACheck()
    {
        var story = Owned();
        story.Apply(ReleaseTicket.Decide(story.State, Ana, new(story.TicketId(1), "billing", "Day is done."), Team.All, Queues, story.Now));
        story.Apply(Claim(story, Ben));

        Assert.Equal((FollowUpKind.AfterHandoff, "ana", story.Now.AddMinutes(20)), (story.State.FollowUps[1].Kind, story.State.FollowUps[1].Responsible, story.State.FollowUps[1].DueAt));
    }

    [Fact]
    public void ResolveAndClose_WithAnOpenOfferAndAConsultation_EndBoth()
    {
        foreach (var close in new[] { false, true })
        {
            var story = Owned();
            Offered(story, Ana, ToBen, TransferMode.Consult);
            story.Apply(Accept(story, Ben, 1));
            Offered(story, Ana, HandoffTarget.OfAgent("cleo"));
            var ended = close
                ? CloseTicket.Decide(story.State, Ana, new(story.TicketId(1)), Team.All, story.Now)
                : ResolveTicket.Decide(story.State, Ana, new(story.TicketId(1), "Done."), Team.All, new(), story.Now);
            story.Apply(ended);
            Assert.Contains(new("ben", InboxEventKind.HandoffSettled, 1) { Handoff = 1 }, ended.Notices);

            Assert.Equal((HandoffState.Returned, HandoffState.Withdrawn), (story.State.Handoffs[1].State, story.State.Handoffs[2].State));
            Assert.Equal((ActorRef.Continuity, FollowUpState.Cancelled), (story.State.Handoffs[2].SettledBy, story.State.FollowUps[1].State));
            Assert.Equal((null, null), (story.Ticket.OpenHandoff, story.Ticket.Consult));
        }
    }

    [Fact]
    public void Resolve_WhatWasOfferedAndLetGo_GivesItToNobodyAndTellsNobodyThatItIsTheirs()
    {
        var story = Owned();
        Offered(story, Ana, ToBen);
        story.Apply(Accept(story, Ben, 1));
        Offered(story, Ben, HandoffTarget.OfAgent("cleo"), TransferMode.Cold);
        var resolved = ResolveTicket.Decide(story.State, Ben, new(story.TicketId(1), "Done."), Team.All, new(), story.Now);
        story.Apply(resolved);

        Assert.Equal(ActorRef.Agent("ben"), story.Ticket.Handler);
        Assert.DoesNotContain(resolved.Notices, static notice => notice.Kind == InboxEventKind.HandlingReturned);
    }

    [Fact]
    public void Reopen_OfAnothersTicket_TellsWhoWorksOnItAgain()
    {
        var story = Owned().Resolve(Ana, 1);
        var mia = story.Mia(Mail, Assurance.Claimed);
        HashSet<Notice> told = [new("ana", InboxEventKind.HandlingReturned, 1)];

        Assert.Equal(told, ReopenTicket.Decide(story.State, mia, new(story.TicketId(1), "It is still wrong."), Team.All, story.Now).Notices.ToHashSet());
        Assert.Empty(ReopenTicket.Decide(story.State, Ana, new(story.TicketId(1), "It is still wrong."), Team.All, story.Now).Notices);
        Assert.Equal(told, story.Decide(Ingest, Channel.Phone, [Claimed(Mail)]).Notices.ToHashSet());
    }

    [Fact]
    public void Handoffs_OfAgents_AreNotShownToTheBotThatHandlesTheTicket()
    {
        var story = Owned();
        Offered(story, Ana, ToBen, TransferMode.Consult);
        story.Apply(Accept(story, Ben, 1));
        story.Apply(Return(story, Ana));
        Offered(story, Bot, ToBilling);

        Assert.Equal([false, true], story.State.Handoffs.OrderBy(static one => one.Key).Select(one => NamedHandoff.IsSeenBy(Bot, one.Value)));
    }

    [Fact]
    public void ReturnToBot_OnlyWhileAnAgentOwnsIt_IsPublicWithoutTheReason()
    {
        var unowned = new Story().Begin(Ingest, Channel.Chat, [Claimed(Mail)]);
        Assert.Equal(RefusalCode.WrongState, Return(unowned, Sue).Refusal?.Code);
        var story = Owned();
        story.Apply(Return(story, Ana));

        Assert.Equal(("ana", ActorRef.Bot("bo")), (story.Ticket.Owner, story.Ticket.Handler));
        var entry = EntryOf(story, Activity.ReturnedToBot);
        Assert.Equal(Visibility.Public, entry.Visibility);
        Assert.DoesNotContain("Small talk", Words(entry), StringComparison.Ordinal);
        Assert.Same(story.State, Return(story, Ana).State);
    }

    [Fact]
    public void Permissions_OfEachCaller_AreTrueWhereTheCommandIsNotRefused()
    {
        var story = Owned();
        Check();
        Offered(story, Ana, ToBilling);
        Check();
        story.Apply(Accept(story, Ben, 1));
        Check();
        story.Apply(ResolveTicket.Decide(story.State, Ana, new(story.TicketId(1), "Done."), Team.All, new(), story.Now));
        Check();

        void Check()
        {
            foreach (var caller in new[] { Ana, Ben, Cleo, Sue, Bot, Ingest })
            {
                var (state, id) = (story.State, story.TicketId(1));
                var may = TicketPermissions.Of(state, caller, story.Ticket, Team.All, Queues, story.Now);
                Assert.Equal(Claim(story, caller).Refusal is null, may.Claim);
                Assert.Equal(Offer(story, caller, HandoffTarget.OfAgent("dan")).Refusal is null, may.OfferHandoff);
                Assert.Equal(ResolveTicket.Decide(state, caller, new(id, "Done."), Team.All, new(), story.Now).Refusal is null, may.Resolve);
                Assert.Equal(CloseTicket.Decide(state, caller, new(id), Team.All, story.Now).Refusal is null, may.Close);
                Assert.Equal(OfferOwnership.Decide(state, caller, new(id, "dan", "Moving on."), Team.All, new(), story.Now).Refusal is null, may.OfferOwnership);
            }
        }
    }

    [Fact]
    public void Acknowledge_ByAnAgent_KeepsTheLatestOfEachAndTheVersion()
    {
        var story = Owned();
        story.Apply(AcknowledgeBrief.Decide(story.State, Ben, new(story.TicketId(1), "one"), story.Now));
        story.Apply(AcknowledgeBrief.Decide(story.State, Cleo, new(story.TicketId(1), "one"), story.Now)).After(TimeSpan.FromMinutes(1));
        story.Apply(AcknowledgeBrief.Decide(story.State, Ben, new(story.TicketId(1), "two"), story.Now));

        Assert.Equal([new("ben", story.Now, "two"), new("cleo", Start, "one")], story.Ticket.BriefAcknowledgements);
        Assert.Equal(1, story.Ticket.Version);
        Assert.Same(story.State, AcknowledgeBrief.Decide(story.State, Ben, new(story.TicketId(1), "two"), story.Now).State);
        Assert.Equal(RefusalCode.NotFound, AcknowledgeBrief.Decide(story.State, Bot, new(story.TicketId(1), "two"), story.Now).Refusal?.Code);
    }

    private static Story Owned() => new Story().Begin(Ana, Channel.Phone, [Claimed(Mail)]);

    private static OfferHandoffCommand Command(Story story, HandoffTarget to, TransferMode mode) =>
        new(story.TicketId(1), to, mode, "They know it better.", "The invoice is wrong.", TimeSpan.FromMinutes(1));

    private static Decision<HandoffId> Offer(
        Story story, Caller caller, HandoffTarget to, TransferMode mode = TransferMode.Warm, Roster? roster = null, Func<OfferHandoffCommand, OfferHandoffCommand>? change = null)
    {
        var command = Command(story, to, mode);
        return OfferHandoff.Decide(story.State, caller, change?.Invoke(command) ?? command, roster ?? Team.All, Queues, Work.Rules, story.Now);
    }

    private static Decision<HandoffId> Offered(
        Story story, Caller caller, HandoffTarget to, TransferMode mode = TransferMode.Warm, Roster? roster = null, Func<OfferHandoffCommand, OfferHandoffCommand>? change = null)
    {
        var offered = Offer(story, caller, to, mode, roster, change);
        story.Apply(offered);
        return offered;
    }

    private static Decision<HandoffId> Accept(Story story, Caller caller, int number, Roster? roster = null) =>
        AcceptHandoff.Decide(story.State, caller, new(new(story.State.Id, number)), roster ?? Team.All, Queues, Work.Rules, story.Now);

    private static Decision<HandoffId> Decline(Story story, Caller caller, int number) =>
        DeclineHandoff.Decide(story.State, caller, new(new(story.State.Id, number)), Team.All, story.Now);

    private static Decision<TicketId> Claim(Story story, Caller caller) =>
        ClaimTicket.Decide(story.State, caller, new(story.TicketId(1)), Team.All, Queues, Work.Rules, story.Now);

    private static Decision<TicketId> Return(Story story, Caller caller) =>
        ReturnToBot.Decide(story.State, caller, new(story.TicketId(1), "bo", true, "Small talk."), Team.All, story.Now);

    private static Decision<int> Decided(Story story) => SettleDue.Decide(story.State, Team.All, Work.Rules, story.Now);

    private static void Settle(Story story) => story.Apply(Decided(story));

    private static EntryDraft EntryOf(Story story, Activity activity) =>
        story.Entries.Last(entry => entry.Content is ActivityContent content && content.Activity == activity);
}
