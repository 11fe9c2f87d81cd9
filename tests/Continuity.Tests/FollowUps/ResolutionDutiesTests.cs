using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.FollowUps;

public class ResolutionDutiesTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Resolve_NothingSaid_LeavesACheckAfterADay()
    {
        var duties = new Duties();
        duties.Do(Resolve(duties));
        var check = duties.Latest;
        Assert.Equal((FollowUpKind.AfterResolution, "ana", Start.AddDays(1), duties.Options.AfterResolutionPromise), (check.Kind, check.Responsible, check.DueAt, check.Promise));
        Assert.Equal([(Activity.TicketResolved, Visibility.Public), (Activity.FollowUpPromised, Visibility.Public)], duties.Log(2));
    }

    [Fact]
    public void Resolve_NullOrOptionOff_LeavesNone()
    {
        var duties = new Duties();
        Assert.Empty(Resolve(duties, Change.Clear<TimeSpan>()).State!.FollowUps);
        duties.Story.FollowUps = new() { AfterResolution = null };
        Assert.Empty(Resolve(duties).State!.FollowUps);
    }

    [Fact]
    public void Resolve_SpanGiven_LeavesTheCheckThenAlsoBesideAnother()
    {
        var duties = AfterHandoff(new Duties());
        duties.Do(Resolve(duties, Change.Set(2 * Hour)));
        Assert.Equal((FollowUpKind.AfterResolution, Start + (2 * Hour)), (duties.Latest.Kind, duties.Latest.DueAt));
    }

    [Theory]
    [InlineData(4.999)]
    [InlineData(-1)]
    [InlineData(366.1 * 24 * 3600)]
    public void Resolve_SpanOutOfBounds_IsInvalid(double seconds)
    {
        var refusal = Resolve(new(), Change.Set(TimeSpan.FromSeconds(seconds))).Refusal!;
        Assert.Equal((RefusalCode.Invalid, "followUpWithin must be 5 seconds to 366 days."), (refusal.Code, refusal.Message));
        Assert.Equal(["input", "followUpWithin"], refusal.Path!);
    }

    [Fact]
    public void Resolve_WhileAHandoffsCheckIsOwed_LeavesNoSecondOne()
    {
        var owed = AfterHandoff(new Duties());
        owed.Do(Resolve(owed));
        Assert.Single(owed.State.FollowUps);
        var waiting = AfterHandoff(new Duties()).Change(1, followUp => followUp with { NextAt = null });
        waiting.Do(Resolve(waiting));
        Assert.Equal(FollowUpKind.AfterResolution, waiting.Latest.Kind);
    }

    [Fact]
    public void Resolve_WithoutAnOwner_LeavesNone()
    {
        var bots = new Story().Begin(Bot, Channel.Chat, [Claimed(Mail)]);
        var resolve = new ResolveTicketCommand(bots.TicketId(1), "Done.");
        Assert.Empty(ResolveTicket.Decide(bots.State, Bot, resolve, Work.Roster, bots.FollowUps, bots.Now).State!.FollowUps);
        Assert.Equal(["input", "followUpWithin"], ResolveTicket.Decide(bots.State, Bot, resolve with { FollowUpWithin = Hour }, Work.Roster, bots.FollowUps, bots.Now).Refusal?.Path!);
    }

    [Fact]
    public void Resolve_Again_PutsTheNewCheckInThePlaceOfTheEarlierUnlessThatWasMissed()
    {
        var duties = new Duties();
        duties.Do(Resolve(duties)).Do(Reopen(duties)).Do(Resolve(duties));
        Assert.Equal((FollowUpState.Cancelled, ActorRef.Continuity), (duties[1].State, duties[1].SettledBy));
        Assert.Equal(FollowUpState.Pending, duties[2].State);
        duties.After(TimeSpan.FromDays(2)).Do(Reopen(duties)).Do(Resolve(duties));
        Assert.Equal((FollowUpState.Missed, FollowUpState.Pending), (duties[2].State, duties[3].State));
    }

    [Fact]
    public void Resolve_SettlesProgressUpdatesAndNothingElse()
    {
        var duties = new Duties().Promise(FollowUpKind.ProgressUpdate, Hour).Promise(FollowUpKind.Callback, Hour);
        duties.Do(Resolve(duties, Change.Clear<TimeSpan>()));
        Assert.Equal((FollowUpState.Kept, ActorRef.Continuity, "The ticket was resolved."), (duties[1].State, duties[1].SettledBy, duties[1].Outcome));
        Assert.Equal(FollowUpState.Pending, duties[2].State);
        Assert.Equal([(Activity.TicketResolved, Visibility.Public), (Activity.FollowUpKept, Visibility.Public)], duties.Log(2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1.5)]
    public void Close_WhileAnythingIsOwed_NamesIt(double hours)
    {
        var duties = new Duties().Promise(FollowUpKind.Promise, 2 * Hour).Promise(FollowUpKind.Callback, Hour).After(hours * Hour);
        var refusal = Assert.IsType<ObligationOpen>(Close(duties).Refusal);
        Assert.Equal([duties.Id(2), duties.Id(1)], refusal.FollowUps);
        duties.Do(duties.TryKeep(Ana, 1)).Do(duties.TryWaive(Sue, 2));
        Assert.Null(Close(duties).Refusal);
    }

    [Fact]
    public void Close_WhatIsOwedOnAnotherTicketOrWaitsForAnOffer_DoesNotMatter()
    {
        var duties = new Duties().Promise(FollowUpKind.Promise, Hour).Change(1, followUp => followUp with { NextAt = null });
        Assert.Null(Close(duties).Refusal);
        var other = new Duties();
        other.Do(OpenTicket.Decide(other.State, Ana, new("A second matter", Channel.Chat, "1002", "billing"), other.Now)).Do(other.TryPromise(Ana, FollowUpKind.Promise, Start + Hour, ticket: 2));
        Assert.Null(Close(other).Refusal);
    }

    private static Duties AfterHandoff(Duties duties) =>
        duties.Promise(FollowUpKind.Promise, Hour).Change(1, followUp => followUp with { Kind = FollowUpKind.AfterHandoff });

    private static Decision<TicketId> Resolve(Duties duties, Change<TimeSpan> within = default) =>
        ResolveTicket.Decide(duties.State, Ana, new(duties.Story.TicketId(1), "Done.") { FollowUpWithin = within }, Work.Roster, duties.Options, duties.Now);

    private static Decision<TicketId> Reopen(Duties duties) => ReopenTicket.Decide(duties.State, Ana, new(duties.Story.TicketId(1), "Again."), duties.Now);

    private static Decision<TicketId> Close(Duties duties) => CloseTicket.Decide(duties.State, Ana, new(duties.Story.TicketId(1)), Work.Roster, duties.Now);
}
