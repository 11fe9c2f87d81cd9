using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Staff;
using Continuity.Tests.Staff;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.SelfService;

/// <summary>A call that is promised with help is owed by somebody from the first moment, and shown wherever what is owed is.</summary>
public class AssistanceCallTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Call_WhileNobodyOwnsTheTicket_IsOwedByASupervisorAndMissedLikeAnyOther()
    {
        var visit = Asked();

        var call = Assert.Single(visit.Story.State.FollowUps.Values);
        Assert.Equal((FollowUpKind.Callback, "sue", visit.Story.Now.AddMinutes(30), Channel.Phone), (call.Kind, call.Responsible, call.DueAt, call.Channel));
        Assert.Null(visit.Story.Ticket.CallPromised);
        Assert.Equal(Visibility.Public, visit.Story.Entries[^1].Visibility);
        Assert.Equal("""Promised for 2026-03-02 09:30 (UTC): "We call you." """.Trim(), Words(visit.Story.Entries[^1]));

        visit.After(41 * Minute).Settle();

        Assert.Equal((FollowUpState.Missed, "tom"), (visit.Story.State.FollowUps[1].State, visit.Story.State.FollowUps[1].EscalatedTo));
        Assert.Contains(visit.Story.Entries, static entry => entry is { Content: ActivityContent { Activity: Activity.FollowUpMissed }, Visibility: Visibility.Public });
    }

    [Fact]
    public void Call_WhileNobodyOwnsTheTicket_IsInItsBrief()
    {
        var visit = Asked();

        var brief = Brief(visit);

        Assert.Equal("sue", Assert.Single(brief.Promises).Responsible);
        Assert.Contains("promised for 2 March 2026, 09:30 UTC: \"We call you\"", brief.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Call_ThatNoSupervisorCouldOwe_IsInTheHeadlineUntilSomebodyOwnsTheTicket()
    {
        var visit = Asked(Roster.Empty);
        Assert.Contains("promised for 2 March 2026, 09:30 UTC: \"We call you\", which nobody owes yet", Brief(visit).Headline, StringComparison.Ordinal);

        visit.Story.Claim(Ben, 1);

        Assert.DoesNotContain("nobody owes", Brief(visit).Headline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, FollowUpState.Pending)]
    [InlineData(41, FollowUpState.Missed)]
    public void Call_OnceSomebodyOwnsTheTicket_IsTheirsByTheSameTime(int minutes, FollowUpState state)
    {
        var visit = Asked();
        var due = visit.Story.Now.AddMinutes(30);

        visit.After(minutes * Minute).Settle().Story.Claim(Ben, 1);

        var call = Assert.Single(visit.Story.State.FollowUps.Values);
        Assert.Equal(("ben", due, state), (call.Responsible, call.DueAt, call.State));
    }

    [Fact]
    public void Call_OwnedByWhoWasToldThatItWasMissed_IsToldToSomebodyElse()
    {
        var visit = Asked().After(41 * Minute).Settle();
        visit.Story.Claim(new(Role.Supervisor, "tom"), 1);
        Assert.Equal(("tom", null), (visit.Story.State.FollowUps[1].Responsible, visit.Story.State.FollowUps[1].EscalatedTo));

        visit.After(Minute).Settle();

        Assert.Equal("sue", visit.Story.State.FollowUps[1].EscalatedTo);
    }

    [Fact]
    public void Call_WhoseSupervisorLeaves_IsTheirSuccessors()
    {
        var visit = Asked();
        var roster = RemoveAgent.Decide(Team.All, new(Role.Supervisor, "tom"), new("sue", "tom", "Has left."), Start).Value!;

        visit.Story.Apply(ReassignLeft.Decide(visit.Story.State, roster, visit.Story.Now));

        Assert.Equal("tom", visit.Story.State.FollowUps[1].Responsible);
        Assert.Equal("""Tom owes this from now on: "We call you." """.Trim(), Words(visit.Story.Entries[^1]));
        Assert.Same(visit.Story.State, ReassignLeft.Decide(visit.Story.State, roster, visit.Story.Now).State);
    }

    [Fact]
    public void Ticket_WithACallThatNobodyOwes_IsNotResolved()
    {
        var visit = Asked(Roster.Empty);

        Assert.Equal(RefusalCode.WrongState, Resolve(visit).Refusal?.Code);

        visit.Story.Claim(Ben, 1);
        Assert.Null(Resolve(visit).Refusal);
    }

    [Fact]
    public void Ticket_WithACallThatASupervisorOwes_IsResolvedButNotClosed()
    {
        var visit = Asked();

        visit.Story.Apply(Resolve(visit));

        Assert.True(visit.Story.State.FollowUps[1].IsOpen);
        var refused = CloseTicket.Decide(visit.Story.State, Sue, new(visit.Story.TicketId(1)), Team.All, visit.Story.Now);
        Assert.Equal(RefusalCode.ObligationOpen, refused.Refusal?.Code);
    }

    [Theory]
    [InlineData(30, 1)]
    [InlineData(31, 2)]
    public void Call_BesideOneThatIsDueLater_IsPromisedAllTheSame(int minutes, int calls)
    {
        var visit = new AppVisit().Struggle();
        visit.Story.Claim(Ana, 1).Apply(PromiseFollowUp.Decide(
            visit.Story.State, Ana, new(visit.Story.TicketId(1), FollowUpKind.Callback, "I call you back.", visit.Story.Now + (minutes * Minute)), Work.Roster, visit.Story.FollowUps, visit.Story.Now));

        visit.Story.Apply(visit.Accept(channel: Channel.Phone));

        Assert.Equal(calls, visit.Story.State.FollowUps.Values.Count(static followUp => followUp.Kind == FollowUpKind.Callback));
    }

    [Fact]
    public void Call_BesideOneThatWasMissed_IsPromisedAnew()
    {
        var visit = Asked();
        visit.Story.End(visit.Mia, 2);
        visit.After(41 * Minute).Settle().Struggle();

        visit.Story.Apply(visit.Accept(channel: Channel.Phone));

        Assert.Equal([FollowUpState.Missed, FollowUpState.Pending], visit.Story.State.FollowUps.Values.OrderBy(static call => call.Number).Select(static call => call.State));
    }

    [Fact]
    public void Call_AskedForAgainAfterItsTimeWhileNobodyCouldOweIt_HasANewTime()
    {
        var visit = Asked(Roster.Empty);
        visit.Story.End(visit.Mia, 2);
        visit.After(31 * Minute).Settle().Struggle();

        visit.Story.Apply(visit.Accept(channel: Channel.Phone));

        Assert.Equal(visit.Story.Now.AddMinutes(30), visit.Story.Ticket.CallPromised?.DueAt);
    }

    private static AppVisit Asked(Roster? roster = null)
    {
        var visit = new AppVisit { Roster = roster ?? Team.All }.Struggle();
        visit.Story.Apply(visit.Accept(channel: Channel.Phone));
        return visit;
    }

    private static Decision<TicketId> Resolve(AppVisit visit) =>
        ResolveTicket.Decide(visit.Story.State, Sue, new(visit.Story.TicketId(1), "They paid."), visit.Roster, visit.Story.FollowUps, visit.Story.Now);

    private static Brief Brief(AppVisit visit)
    {
        var state = visit.Story.State;
        var owed = state.FollowUps.Values.Where(static followUp => followUp.IsOpen).ToList();
        return ComposeBrief.Of(new(visit.Story.TicketId(1), state.Tickets[1], state.Briefs[1], owed), ThreadAccess.Of(Ana, state), state.Profile, true);
    }
}
