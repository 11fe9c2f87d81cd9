using Continuity.Callers;
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

public sealed class ReassignLeftTests
{
    [Fact]
    public void Decide_OwnerAndHandlerHasLeft_PassesBothWithTheDutiesAndTellsWhy()
    {
        var story = Owned();
        story.Change(state => state with
        {
            Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { FollowUps = [1] }),
            FollowUps = state.FollowUps.SetItem(1, new FollowUp(1, 1, FollowUpKind.Callback, "We call you back.", "ana", Start.AddDays(2), Start, ActorRef.Agent("ana"))),
        });

        var decided = Reassigned(story, Gone("ana", "ben"));
        story.Apply(decided);

        Assert.Equal([new Notice("ben", InboxEventKind.OwnershipPassed, 1)], decided.Notices);
        Assert.Equal(("ben", ActorRef.Agent("ben")), (story.Ticket.Owner, story.Ticket.Handler));
        Assert.Equal("ben", story.State.FollowUps[1].Responsible);
        var entry = story.Entries[^1];
        Assert.Equal((ActorRef.Agent("sue"), Visibility.Internal), (entry.Author, entry.Visibility));
        Assert.Contains("Has left.", Words(entry), StringComparison.Ordinal);
        Assert.Contains("We call you back.", Words(entry), StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_Again_ChangesNothing()
    {
        var story = Owned();
        story.Apply(Reassigned(story, Gone("ana", "ben")));

        Assert.Same(story.State, Reassigned(story, Gone("ana", "ben")).State);
    }

    [Fact]
    public void Decide_SuccessorHasLeftToo_GoesToTheirs()
    {
        var story = Owned();

        story.Apply(Reassigned(story, Gone(Gone("ana", "ben"), "ben", "cleo")));

        Assert.Equal(("cleo", ActorRef.Agent("cleo")), (story.Ticket.Owner, story.Ticket.Handler));
    }

    [Fact]
    public void Decide_Resolved_PassesTooAndClosedDoesNot()
    {
        var resolved = Owned().Resolve(Ana, 1);
        resolved.Apply(Reassigned(resolved, Gone("ana", "ben")));
        Assert.Equal("ben", resolved.Ticket.Owner);

        var closed = Owned();
        closed.Apply(CloseTicket(closed));
        Assert.Same(closed.State, Reassigned(closed, Gone("ana", "ben")).State);
    }

    [Fact]
    public void Decide_HandlerOfAnothersTicketHasLeft_GoesBackToTheOwner()
    {
        var story = Owned();
        story.Change(state => state with { Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { Handler = ActorRef.Agent("ben") }) });

        var decided = Reassigned(story, Gone("ben", "cleo"));
        story.Apply(decided);

        Assert.Equal(("ana", ActorRef.Agent("ana")), (story.Ticket.Owner, story.Ticket.Handler));
        Assert.Equal([new Notice("ana", InboxEventKind.HandlingReturned, 1)], decided.Notices);
    }

    [Theory]
    [InlineData("ana", "cleo")]
    [InlineData("ben", "cleo")]
    public void Decide_OfferOfOwnershipFromOrToWhoLeft_IsTakenBack(string left, string successor)
    {
        var story = Owned();
        story.Apply(OfferOwnership.Decide(story.State, Ana, new(story.TicketId(1), "ben", "Knows it."), Team.All, new HandoffOptions(), story.Now));

        story.Apply(Reassigned(story, Gone(left, successor)));

        Assert.Equal((HandoffState.Withdrawn, ActorRef.Continuity), (story.State.OwnershipOffers[1].State, story.State.OwnershipOffers[1].SettledBy));
        Assert.Null(story.Ticket.OwnershipOffer);
        Assert.Equal(left == "ana" ? "cleo" : "ana", story.Ticket.Owner);
    }

    [Fact]
    public void Decide_HandoffToWhoLeft_IsTakenBackAndItsCheckCancelled()
    {
        var story = Offered(HandoffState.Offered, TransferMode.Warm);

        var decided = Reassigned(story, Gone("ben", "cleo"));
        story.Apply(decided);

        Assert.Equal((HandoffState.Withdrawn, ActorRef.Continuity), (story.State.Handoffs[1].State, story.State.Handoffs[1].SettledBy));
        Assert.Equal((null, ActorRef.Agent("ana")), (story.Ticket.OpenHandoff, story.Ticket.Handler));
        Assert.Equal(FollowUpState.Cancelled, story.State.FollowUps[1].State);
        Assert.Contains(new Notice("ana", InboxEventKind.HandoffSettled, 1) { Handoff = 1 }, decided.Notices);
    }

    [Fact]
    public void Decide_AdviserHasLeft_EndsTheConsultation()
    {
        var story = Offered(HandoffState.Accepted, TransferMode.Consult);

        story.Apply(Reassigned(story, Gone("ben", "cleo")));

        Assert.Equal(HandoffState.Returned, story.State.Handoffs[1].State);
        Assert.Equal((null, ActorRef.Agent("ana")), (story.Ticket.Consult, story.Ticket.Handler));
    }

    [Theory]
    [InlineData("cleo", "cleo")]
    [InlineData("ana", "sue")]
    public void Decide_WhoSeesToWhatWasMissedHasLeft_TheSuccessorDoesUnlessTheyOweIt(string successor, string told)
    {
        var story = Owned();
        story.Change(state => state with
        {
            Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { FollowUps = [1] }),
            FollowUps = state.FollowUps.SetItem(1, new FollowUp(1, 1, FollowUpKind.Promise, "Soon.", "ana", Start, Start, ActorRef.Agent("ana")) { State = FollowUpState.Missed, EscalatedTo = "ben" }),
        });

        var decided = Reassigned(story, Gone("ben", successor));
        story.Apply(decided);

        Assert.Equal((told, "ana"), (story.State.FollowUps[1].EscalatedTo, story.State.FollowUps[1].Responsible));
        Assert.Equal([new Notice(told, InboxEventKind.FollowUpEscalated, 1) { FollowUp = 1 }], decided.Notices);
        Assert.Contains(decided.Entries, static entry => entry is { Content: ActivityContent { Activity: Activity.FollowUpEscalated }, Visibility: Visibility.Internal });
    }

    [Fact]
    public void Decide_WhoWasToldHasLeftAndThereIsNobodyElse_IsLookedForAgain()
    {
        var story = Owned();
        story.Change(state => state with
        {
            Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { FollowUps = [1] }),
            FollowUps = state.FollowUps.SetItem(1, new FollowUp(1, 1, FollowUpKind.Promise, "Soon.", "ana", Start, Start, ActorRef.Agent("ana")) { State = FollowUpState.Missed, EscalatedTo = "ben" }),
        });
        var alone = new Roster(Gone("ben", "ana").Members.RemoveRange(Team.All.Members.Keys.Where(static id => id is not ("ana" or "ben"))));

        story.Apply(Reassigned(story, alone));

        Assert.Equal((null, story.Now.AddSeconds(5)), (story.State.FollowUps[1].EscalatedTo, story.State.FollowUps[1].NextAt));
    }

    [Fact]
    public void Decide_NobodyHasLeft_ChangesNothing()
    {
        var story = Owned();

        Assert.Same(story.State, Reassigned(story, Team.All).State);
    }

    [Fact]
    public void Reopen_ClosedTicketOfWhoLeft_HasNoOwnerAndWaits()
    {
        var story = Owned();
        story.Apply(CloseTicket(story));

        story.Apply(ReopenTicket.Decide(story.State, Ben, new(story.TicketId(1), "Not done."), Gone("ana", "ben"), story.Now));

        Assert.Equal((null, null, "billing"), (story.Ticket.Owner, story.Ticket.Handler, story.Ticket.WaitingIn));
    }

    private static Story Owned() => new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]).Claim(Ana, 1);

    private static Story Offered(HandoffState handoff, TransferMode mode)
    {
        var story = Owned();
        story.Change(state => state with
        {
            Tickets = state.Tickets.SetItem(1, state.Tickets[1] with
            {
                Handoffs = [1], OpenHandoff = handoff == HandoffState.Offered ? 1 : null, Consult = handoff == HandoffState.Accepted ? 1 : null, FollowUps = [1],
            }),
            Handoffs = state.Handoffs.SetItem(
                1, new(1, 1, ActorRef.Agent("ana"), HandoffTarget.OfAgent("ben"), mode, "Knows it.", "All.", Start, Start.AddMinutes(2)) { State = handoff, FollowUp = 1, SettledBy = handoff == HandoffState.Accepted ? ActorRef.Agent("ben") : null }),
            FollowUps = state.FollowUps.SetItem(1, new FollowUp(1, 1, FollowUpKind.AfterHandoff, "We check.", "ana", Start.AddMinutes(22), Start, ActorRef.Agent("ana"))),
        });
        return story;
    }

    private static Decision<TicketId> CloseTicket(Story story) => global::Continuity.Tickets.CloseTicket.Decide(story.State, Ana, new(story.TicketId(1)), Work.Roster, story.Now);

    private static Decision<int> Reassigned(Story story, Roster roster) => ReassignLeft.Decide(story.State, roster, story.Now);

    private static Roster Gone(string agent, string successor) => Gone(Team.All, agent, successor);

    private static Roster Gone(Roster roster, string agent, string successor) =>
        RemoveAgent.Decide(roster, new(Role.Supervisor, "sue"), new(agent, successor, "Has left."), Start).Value!;
}
