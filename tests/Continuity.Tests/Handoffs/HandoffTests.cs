using Continuity.Callers;
using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Inboxes;
using Continuity.Staff;
using Continuity.Tests.Staff;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Handoffs.HandoffScene;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Handoffs;

public sealed class HandoffTests
{
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
                var may = TicketPermissions.Of(state, caller, story.Ticket, Team.All, ThreeQueues, story.Now);
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
        story.Apply(AcknowledgeBrief.Decide(story.State, Ben, new(story.TicketId(1), 1), story.Now));
        story.Apply(AcknowledgeBrief.Decide(story.State, Cleo, new(story.TicketId(1), 1), story.Now)).After(TimeSpan.FromMinutes(1));
        story.Apply(AcknowledgeBrief.Decide(story.State, Ben, new(story.TicketId(1), 2), story.Now));

        Assert.Equal([new("cleo", Start, 1), new("ben", story.Now, 2)], story.Ticket.BriefAcknowledgements);
        Assert.Equal(1, story.Ticket.Version);
        Assert.All(new[] { 1, 2 }, upTo => Assert.Same(story.State, AcknowledgeBrief.Decide(story.State, Ben, new(story.TicketId(1), upTo), story.Now).State));
        Assert.Equal(RefusalCode.NotFound, AcknowledgeBrief.Decide(story.State, Bot, new(story.TicketId(1), 2), story.Now).Refusal?.Code);
    }

    [Fact]
    public void Acknowledge_ByManyAgents_KeepsTheLast50()
    {
        var story = Owned();
        foreach (var n in Enumerable.Range(1, 60))
        {
            story.Apply(AcknowledgeBrief.Decide(story.State, new(Role.Agent, $"agent-{n}"), new(story.TicketId(1), 1), story.Now));
        }

        Assert.Equal(Enumerable.Range(11, 50).Select(static n => $"agent-{n}"), story.Ticket.BriefAcknowledgements.Select(static read => read.By));
    }
}
