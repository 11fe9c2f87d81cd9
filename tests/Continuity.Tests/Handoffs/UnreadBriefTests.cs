using Continuity.Callers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.Handoffs;
using Continuity.Inboxes;
using Continuity.Staff;
using Continuity.Tests.Staff;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Handoffs;

/// <summary>Whether who takes a ticket over reads its brief, and that the owner is told where they do not.</summary>
public sealed class UnreadBriefTests
{
    private static readonly TimeSpan TwoMinutes = TimeSpan.FromMinutes(2);
    private static readonly Caller Cleo = new(Role.Agent, "cleo") { Name = "Cleo" };

    [Fact]
    public void Accept_AndNotReadInTime_TellsTheOwnerOnce()
    {
        var story = TakenOver();
        var due = story.Now + TwoMinutes;
        Assert.Equal((due, due), (NextDeadline.Of(story.State), story.State.Handoffs[1].BriefDueAt));
        Assert.Equal(new BriefToRead(1, "ben", story.State.Handoffs[1].LogLengthAtOffer, due), story.Ticket.BriefToRead);
        var version = story.Ticket.Version;
        Assert.Empty(Settle(story, TwoMinutes - TimeSpan.FromMilliseconds(1)));
        Assert.Equal(((bool?)false, null), Shown(story));

        Assert.Equal([new Notice("ana", InboxEventKind.BriefUnread, 1) { Handoff = 1 }], Settle(story, TimeSpan.FromMilliseconds(1)));

        Assert.Equal(((bool?)false, due), Shown(story));
        Assert.Equal((null, version), (story.Ticket.BriefToRead, story.Ticket.Version));
        Assert.Empty(Settle(story, TimeSpan.Zero));
        Acknowledge(story, Ben);
        Assert.Equal(((bool?)true, null), Shown(story));
        Assert.Empty(Settle(story, TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public void Accept_AndReadInTime_TellsNobody()
    {
        var story = TakenOver();
        Acknowledge(story, Ben);
        Assert.Null(story.Ticket.BriefToRead);
        Assert.Equal(((bool?)true, null), Shown(story));
        Assert.Empty(Settle(story, TwoMinutes));
    }

    [Fact]
    public void Read_BeforeTheOffer_DoesNotCountAndBetweenOfferAndAcceptDoes()
    {
        var story = Owned();
        Acknowledge(story, Ben);
        Offer(story, Ana, "ben");
        story.Apply(Accept(story, Ben, 1));
        Assert.Equal(((bool?)false, null), Shown(story));
        Assert.Single(Settle(story, TwoMinutes));

        var early = Owned();
        Offer(early, Ana, "ben");
        Acknowledge(early, Ben);
        early.Apply(Accept(early, Ben, 1));
        Assert.Equal(((bool?)true, null), Shown(early));
        Assert.Empty(Settle(early, TwoMinutes));
    }

    [Fact]
    public void Read_OfAnEarlierPlaceOrByAnother_DoesNotCount()
    {
        var story = TakenOver();
        Acknowledge(story, Cleo);
        Acknowledge(story, Ben, upTo: story.State.Handoffs[1].LogLengthAtOffer - 1);
        Assert.NotNull(story.Ticket.BriefToRead);
        Assert.Single(Settle(story, TwoMinutes));
    }

    [Fact]
    public void Read_AndThenOfAnEarlierPlace_StaysRead()
    {
        var story = TakenOver();
        Acknowledge(story, Ben);
        Acknowledge(story, Ben, upTo: 0);
        Assert.Equal(((bool?)true, null), Shown(story));
    }

    [Fact]
    public void Read_OfAPlaceThatIsNotThereYet_CountsForNothingToCome()
    {
        var story = Owned();
        Acknowledge(story, Ben, upTo: 1_000_000);
        Offer(story, Ana, "ben");
        story.Apply(Accept(story, Ben, 1));
        Assert.Single(Settle(story, TwoMinutes));
    }

    [Fact]
    public void Accept_OfAConsultationByTheOwnerOrTheFirst_AsksForNothing()
    {
        var consulted = Owned();
        Offer(consulted, Ana, "ben", TransferMode.Consult);
        consulted.Apply(Accept(consulted, Ben, 1));

        var back = TakenOver();
        Acknowledge(back, Ben);
        Offer(back, Ben, "ana");
        back.Apply(Accept(back, Ana, 2));

        var first = new Story().Begin(Bot, Channel.Chat, [Claimed(Mail)]);
        first.Apply(OfferHandoff.Decide(
            first.State, Bot, Command(first, HandoffTarget.OfQueue("billing"), TransferMode.Warm), Team.All, Work.Queues, Work.Rules, first.Now));
        first.Apply(Accept(first, Ben, 1));

        foreach (var story in new[] { consulted, back, first })
        {
            Assert.Equal(((bool?)null, null), Shown(story));
            Assert.Null(story.Ticket.BriefToRead);
            Assert.DoesNotContain(Settle(story, TwoMinutes), notice => notice.Kind == InboxEventKind.BriefUnread);
        }
    }

    [Fact]
    public void Accept_OfAnOfferToAQueueByItsClaim_AsksForItToo()
    {
        var story = Owned();
        story.Apply(OfferHandoff.Decide(
            story.State, Ana, Command(story, HandoffTarget.OfQueue("billing"), TransferMode.Cold), Team.All, Work.Queues, Work.Rules, story.Now));
        story.Claim(Cleo, 1);
        Assert.Equal([new Notice("ana", InboxEventKind.BriefUnread, 1) { Handoff = 1 }], Settle(story, TwoMinutes));
    }

    [Fact]
    public void Overdue_WhereTheAgentHasTheTicketNoLonger_TellsNobody()
    {
        var passedOn = TakenOver();
        Offer(passedOn, Ben, "cleo");
        passedOn.Apply(Accept(passedOn, Cleo, 2));
        Assert.Equal([2], Settle(passedOn, TwoMinutes).Select(notice => notice.Handoff!.Value));
        Assert.Equal(((bool?)false, null), Shown(passedOn, 1));
        Assert.Equal(((bool?)false, passedOn.Now), Shown(passedOn, 2));

        var resolved = TakenOver().Resolve(Ben, 1);
        Assert.DoesNotContain(Settle(resolved, TwoMinutes), notice => notice.Kind == InboxEventKind.BriefUnread);
        Assert.Equal(((bool?)false, null), Shown(resolved));
        resolved.Apply(ReopenTicket.Decide(resolved.State, Ben, new(resolved.TicketId(1), "It came back."), Team.All, resolved.Now));
        Assert.Equal(ActorRef.Agent("ana"), resolved.Ticket.Handler);
        Assert.DoesNotContain(Settle(resolved, TimeSpan.Zero), notice => notice.Kind == InboxEventKind.BriefUnread);
        Assert.Null(resolved.Ticket.BriefToRead);
        Assert.Equal(((bool?)false, null), Shown(resolved));

        var givenBack = TakenOver();
        givenBack.Apply(ReleaseTicket.Decide(givenBack.State, Ben, new(givenBack.TicketId(1), null, "It is Ana's after all."), Team.All, Work.Queues, givenBack.Now));
        Assert.DoesNotContain(Settle(givenBack, TwoMinutes), notice => notice.Kind == InboxEventKind.BriefUnread);
        Assert.Equal(((bool?)false, null), Shown(givenBack));
    }

    [Fact]
    public void Shown_WhereTheAgentTookItOverOnceMore_IsTheNewestAlone()
    {
        var story = TakenOver();
        Offer(story, Ben, "cleo");
        story.Apply(Accept(story, Cleo, 2));
        Offer(story, Cleo, "ben");
        story.Apply(Accept(story, Ben, 3));
        Offer(story, Ben, "cleo", TransferMode.Consult);
        story.Apply(Accept(story, Cleo, 4));
        Settle(story, TwoMinutes);
        Assert.Equal([null, null, story.State.Handoffs[3].BriefDueAt, null], Enumerable.Range(1, 4).Select(number => Shown(story, number).UnreadSince));
    }

    [Fact]
    public void Overdue_OfAnAgentWhoHasComeToOwnTheTicket_TellsNobody()
    {
        var story = TakenOver();
        story.Change(state => state with { Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { Owner = "ben" }) });
        Assert.DoesNotContain(Settle(story, TwoMinutes, Team.All.With(Team.Ben with { Availability = Availability.Away, Deputy = "cleo" })), notice => notice.Kind == InboxEventKind.BriefUnread);
        Assert.Null(Shown(story).UnreadSince);
    }

    [Fact]
    public void Overdue_WhileTheOwnerIsAway_TellsTheirDeputyToo()
    {
        var story = TakenOver();
        var away = Team.All.With(Team.Ana with { Availability = Availability.Away, Deputy = "cleo" });
        Assert.Equal(["ana", "cleo"], Settle(story, TwoMinutes, away).Select(notice => notice.Agent));

        var byDeputy = TakenOver();
        var covered = Team.All.With(Team.Ana with { Availability = Availability.Away, Deputy = "ben" });
        Assert.Equal(["ana"], Settle(byDeputy, TwoMinutes, covered).Select(notice => notice.Agent));
    }

    [Fact]
    public void Overdue_AfterADay_IsSettledWithEverythingElseThatFellDue()
    {
        var story = TakenOver();
        Assert.Contains(InboxEventKind.BriefUnread, Settle(story, TimeSpan.FromDays(1)).Select(notice => notice.Kind));
        Assert.True(NextDeadline.Of(story.State) is not { } next || next > story.Now);
    }

    private static Story Owned() => new Story().Begin(Ana, Channel.Phone, [Claimed(Mail)]);

    private static Story TakenOver()
    {
        var story = Owned();
        Offer(story, Ana, "ben");
        story.After(TimeSpan.FromSeconds(30));
        return story.Apply(Accept(story, Ben, 1));
    }

    private static OfferHandoffCommand Command(Story story, HandoffTarget to, TransferMode mode) =>
        new(story.TicketId(1), to, mode, "They know it better.", "The invoice is wrong.", TimeSpan.FromMinutes(1));

    private static void Offer(Story story, Caller caller, string to, TransferMode mode = TransferMode.Warm) => story.Apply(
        OfferHandoff.Decide(story.State, caller, Command(story, HandoffTarget.OfAgent(to), mode), Team.All, Work.Queues, Work.Rules, story.Now));

    private static Decision<HandoffId> Accept(Story story, Caller caller, int number) =>
        AcceptHandoff.Decide(story.State, caller, new(new(story.State.Id, number)), Team.All, Work.Queues, Work.Rules, story.Now);

    private static void Acknowledge(Story story, Caller caller, int? upTo = null) => story.Apply(AcknowledgeBrief.Decide(
        story.State, caller, new(story.TicketId(1), upTo ?? story.State.LogLength), story.Now));

    private static (bool? HasRead, DateTimeOffset? UnreadSince) Shown(Story story, int? number = null)
    {
        var handoff = story.State.Handoffs[number ?? story.State.Profile.HandoffCount];
        var later = story.State.Handoffs.Values.Where(other => other.Number > handoff.Number);
        return (UnreadBrief.HasRead(handoff, story.Ticket), UnreadBrief.UnreadSince(handoff, story.Ticket, later, story.Now));
    }

    private static IReadOnlyList<Notice> Settle(Story story, TimeSpan after, Roster? roster = null)
    {
        story.After(after);
        var settled = SettleDue.Decide(story.State, roster ?? Team.All, Work.Rules, story.Now);
        story.Apply(settled);
        return settled.Notices;
    }
}
