using Continuity.Callers;
using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Inboxes;
using Continuity.Tests.Staff;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Handoffs.HandoffScene;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Handoffs;

public sealed class HandoffSettledTests
{
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
    public void Claim_OfATicketOfferedToAQueue_AcceptsItAndOfASupervisorsQueueIsForbidden()
    {
        var story = Owned();
        Offered(story, Ana, HandoffTarget.OfQueue("supervisors"), TransferMode.Cold);
        Assert.Equal(RefusalCode.Forbidden, Claim(story, Ben).Refusal?.Code);
        story.Apply(Claim(story, Sue));

        Assert.Equal((HandoffState.Accepted, "ana", ActorRef.Agent("sue")), (story.State.Handoffs[1].State, story.Ticket.Owner, story.Ticket.Handler));
    }

    [Fact]
    public void Claim_OfWhatWasOfferedToAQueueInTimeThatIsOver_IsAsIfTheOfferHadBeenSettledBefore()
    {
        foreach (var (by, to, mode) in new[]
        {
            (Ben, ToBilling, TransferMode.Cold), (Ben, ToBilling, TransferMode.Warm),
            (Ana, ToBilling, TransferMode.Cold), (Ana, ToBilling, TransferMode.Warm), (Ana, HandoffTarget.OfQueue("supervisors"), TransferMode.Warm),
        })
        {
            var (late, settled) = (Owned(), Owned());
            foreach (var story in new[] { late, settled })
            {
                Offered(story, Ana, to, mode);
                story.After(TimeSpan.FromMinutes(2));
            }

            Settle(settled);
            foreach (var story in new[] { late, settled })
            {
                Assert.True(TicketPermissions.Of(story.State, by, story.Ticket, Team.All, ThreeQueues, story.Now).Claim);
                story.Apply(Claim(story, by));
            }

            Assert.Equal((HandoffState.Expired, "ana", ActorRef.Agent(by.Id)), (late.State.Handoffs[1].State, late.Ticket.Owner, late.Ticket.Handler));
            Assert.Equal(settled.State.FollowUps.Values.Select(static one => (one.State, one.DueAt)), late.State.FollowUps.Values.Select(static one => (one.State, one.DueAt)));
            Assert.Equal(settled.Entries.Select(static one => one.Content.GetType()), late.Entries.Select(static one => one.Content.GetType()));
            Assert.Equal(Activity.TicketClaimed, Assert.IsType<ActivityContent>(late.Entries[^1].Content).Activity);
        }
    }

    [Fact]
    public void Claim_OfWhatContinuityOfferedToAQueueInTimeThatIsOver_TakesItFromNobodyWhoHandlesIt()
    {
        var story = Owned();
        Offered(story, Ana, ToBilling);
        story.Change(static state => state.With(state.Handoffs[1] with { From = ActorRef.Continuity }));
        story.After(TimeSpan.FromMinutes(2));

        Assert.Equal(RefusalCode.WrongState, Claim(story, Ben).Refusal?.Code);
        Assert.False(TicketPermissions.Of(story.State, Ben, story.Ticket, Team.All, ThreeQueues, story.Now).Claim);
        Settle(story);
        Assert.Equal((ActorRef.Agent("ana"), null), (story.Ticket.Handler, story.Ticket.WaitingIn));
    }

    [Fact]
    public void Claim_OfAnOwnedTicketByAnother_LetsTheOwnerOweACheck()
    {
        var story = Owned();
        story.Apply(ReleaseTicket.Decide(story.State, Ana, new(story.TicketId(1), "billing", "Day is done."), Team.All, ThreeQueues, story.Now));
        story.Apply(Claim(story, Ben));

        Assert.Equal((FollowUpKind.AfterHandoff, "ana", story.Now.AddMinutes(20)), (story.State.FollowUps[1].Kind, story.State.FollowUps[1].Responsible, story.State.FollowUps[1].DueAt));
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
        story.Apply(OfferHandoff.Decide(story.State, Bot, Command(story, HandoffTarget.OfAgent("ben"), TransferMode.Warm), Team.All, ThreeQueues, Work.Rules, story.Now));
        Assert.Empty(story.State.FollowUps);
        story.After(TimeSpan.FromMinutes(1));
        Settle(story);
        Assert.Equal((null, "billing"), (story.Ticket.Handler, story.Ticket.WaitingIn));

        story.Begin(Bot, Channel.Chat, [Claimed(Mail)]);
        Assert.Equal((null, "billing"), (story.Ticket.Handler, story.Ticket.WaitingIn));
    }
}
