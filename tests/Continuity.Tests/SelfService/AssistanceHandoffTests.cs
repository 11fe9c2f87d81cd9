using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Handoffs;
using Continuity.Inboxes;
using Continuity.Tests.Staff;
using static Continuity.Tests.Story;

namespace Continuity.Tests.SelfService;

/// <summary>Who is asked to take a customer over who accepts help, and what becomes of that where somebody is asked already, or nobody answers.</summary>
public class AssistanceHandoffTests
{
    private static readonly HandoffTarget ToBilling = HandoffTarget.OfQueue("billing");

    [Fact]
    public void Accept_WhileAdviceIsAskedFor_AsksTheQueueInItsPlace()
    {
        var visit = new AppVisit().Struggle();
        visit.Story.Claim(Ana, 1);
        Offer(visit, Ana, HandoffTarget.OfAgent("ben"), TransferMode.Consult);

        visit.Story.Apply(visit.Accept());

        var (asked, made) = (visit.Story.State.Handoffs[1], visit.Story.State.Handoffs[2]);
        Assert.Equal((HandoffState.Withdrawn, ActorRef.Continuity), (asked.State, asked.SettledBy));
        Assert.Equal((HandoffState.Offered, ActorRef.Continuity, TransferMode.Warm, 2), (made.State, made.From, made.Mode, visit.Story.Ticket.OpenHandoff));
        Assert.Equal(ActorRef.Agent("ana"), visit.Story.Ticket.Handler);
    }

    [Fact]
    public void Accept_WhileAdviceIsGiven_LeavesTheAdviser()
    {
        var visit = new AppVisit().Struggle();
        visit.Story.Claim(Ana, 1);
        Offer(visit, Ana, HandoffTarget.OfAgent("ben"), TransferMode.Consult);
        visit.Story.Apply(AcceptHandoff.Decide(visit.Story.State, Ben, new(new(visit.Story.State.Id, 1)), Team.All, Work.Queues, Work.Rules, visit.Story.Now));

        visit.Story.Apply(visit.Accept());

        Assert.Equal((1, 2), (visit.Story.Ticket.Consult, visit.Story.Ticket.OpenHandoff));
    }

    [Theory]
    [InlineData(TransferMode.Cold)]
    [InlineData(TransferMode.Warm)]
    public void Accept_WhileABotOffersTheTicket_AsksTheQueueInItsPlaceSoThatTheBotCannotTakeItBack(TransferMode mode)
    {
        var visit = new AppVisit(Bot).Struggle();
        Offer(visit, Bot, ToBilling, mode);

        visit.Story.Apply(visit.Accept(Bot));

        Assert.Equal((HandoffState.Withdrawn, HandoffState.Offered), (visit.Story.State.Handoffs[1].State, visit.Story.State.Handoffs[2].State));
        Assert.Equal((ActorRef.Continuity, 2, null), (visit.Story.State.Handoffs[2].From, visit.Story.Ticket.OpenHandoff, visit.Story.Ticket.Handler));
        Assert.NotNull(visit.Story.Ticket.WaitingIn);
        var back = WithdrawHandoff.Decide(visit.Story.State, Bot, new(new(visit.Story.State.Id, 1)), Team.All, visit.Story.Now);
        Assert.Equal(RefusalCode.AlreadySettled, back.Refusal?.Code);
    }

    [Fact]
    public void Accept_WhileTheTicketWaitsWhereAnAgentPutIt_AsksThatQueue()
    {
        var visit = new AppVisit().Struggle();
        visit.Story.Change(static state => state with { Tickets = state.Tickets.SetItem(1, state.Tickets[1].WaitsIn("legal", Start)) });

        visit.Story.Apply(visit.Accept());

        Assert.Equal(("legal", HandoffTarget.OfQueue("legal"), Start), (visit.Story.Ticket.WaitingIn, visit.Story.State.Handoffs[1].To, visit.Story.Ticket.WaitingSince));
    }

    [Fact]
    public void Accept_AfterAStepThatNamesAQueue_AsksThatOneWhereverTheTicketWaits()
    {
        var visit = new AppVisit { Options = new() { Queues = new Dictionary<string, string> { ["pay"] = "billing" } } }.Struggle();
        visit.Story.Change(static state => state with { Tickets = state.Tickets.SetItem(1, state.Tickets[1].WaitsIn("legal", Start)) });

        visit.Story.Apply(visit.Accept());

        Assert.Equal(("billing", ToBilling), (visit.Story.Ticket.WaitingIn, visit.Story.State.Handoffs[1].To));
    }

    [Fact]
    public void Accept_ThatNobodyOfTheQueueAnswers_LeavesTheTicketWithItsHandlerAndTellsThemAndASupervisor()
    {
        var visit = new AppVisit { Roster = Team.All }.Struggle();
        visit.Story.Claim(Ana, 1);
        Offer(visit, Ana, HandoffTarget.OfAgent("ben"), TransferMode.Warm);
        visit.Story.Apply(AcceptHandoff.Decide(visit.Story.State, Ben, new(new(visit.Story.State.Id, 1)), Team.All, Work.Queues, Work.Rules, visit.Story.Now));
        visit.Story.Apply(visit.Accept());
        visit.After(TimeSpan.FromMinutes(2));

        var settled = Continuity.Deadlines.SettleDue.Decide(visit.Story.State, Team.All, Work.Rules, visit.Story.Now);
        visit.Story.Apply(settled);

        Assert.Equal((HandoffState.Expired, "ana", ActorRef.Agent("ben")), (visit.Story.State.Handoffs[2].State, visit.Story.Ticket.Owner, visit.Story.Ticket.Handler));
        Assert.Equal((null, null), (visit.Story.Ticket.WaitingIn, visit.Story.Ticket.OpenHandoff));
        Assert.Equal(["ana", "ben", "sue"], settled.Notices.Where(static notice => notice is { Kind: InboxEventKind.HandoffSettled, Handoff: 2 }).Select(static notice => notice.Agent).Order());
        Assert.False(visit.Story.State.FollowUps[2].IsOpen);
        Assert.True(visit.Story.State.FollowUps[1].IsOpen);
    }

    private static void Offer(AppVisit visit, Caller by, HandoffTarget to, TransferMode mode) => visit.Story.Apply(OfferHandoff.Decide(
        visit.Story.State, by, new(visit.Story.TicketId(1), to, mode, "They know more.", "A bill.", TimeSpan.FromMinutes(5)), Team.All, Work.Queues, Work.Rules, visit.Story.Now));
}
