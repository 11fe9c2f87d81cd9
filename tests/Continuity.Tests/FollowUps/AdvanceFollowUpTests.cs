using Continuity.Callers;
using Continuity.FollowUps;
using Continuity.Staff;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.FollowUps;

public class AdvanceFollowUpTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Settle_InTime_TakesEachStepAtItsTime()
    {
        var duties = new Duties().Promise(FollowUpKind.Promise, Hour).After(TimeSpan.FromMinutes(45));
        Assert.Equal(["ana FollowUpDueSoon 1"], duties.Told());
        Assert.Equal((FollowUpState.Pending, true), (duties[1].State, duties[1].SoonTold));
        duties.After(TimeSpan.FromMinutes(15));
        Assert.Equal(["ana FollowUpDue 1"], duties.Told());
        Assert.Equal((FollowUpState.Due, Start.AddMinutes(70)), (duties[1].State, duties[1].NextAt));
        Assert.Equal([(Activity.FollowUpDue, Visibility.Internal)], duties.Log(1));
        duties.After(TimeSpan.FromMinutes(10));
        Assert.Equal(["ana FollowUpMissed 1", "sue FollowUpEscalated 1", "ana FollowUpEscalated 1"], duties.Told());
        Assert.Equal((FollowUpState.Missed, duties.Now, "sue", null), (duties[1].State, duties[1].MissedAt, duties[1].EscalatedTo, duties[1].NextAt));
        Assert.Equal([(Activity.FollowUpMissed, Visibility.Internal), (Activity.FollowUpEscalated, Visibility.Internal)], duties.Log(2));
    }

    [Fact]
    public void Settle_AfterAPause_TakesTheStepsOnceInOrderWithoutTheReminder()
    {
        var duties = new Duties().Promise(FollowUpKind.Promise, Hour).After(TimeSpan.FromHours(9));
        Assert.Equal(["ana FollowUpDue 1", "ana FollowUpMissed 1", "sue FollowUpEscalated 1", "ana FollowUpEscalated 1"], duties.Told());
        Assert.Equal([Activity.FollowUpDue, Activity.FollowUpMissed, Activity.FollowUpEscalated], duties.Log(3).Select(entry => entry.Activity));
        var state = duties.State;
        Assert.Same(state, duties.Settle().State);
    }

    [Fact]
    public void Settle_ShortlyBeforeItIsDue_RemindsAndSetsNothingNearerThanFiveSeconds()
    {
        var duties = new Duties().Promise(FollowUpKind.Promise, Hour).After(Hour - TimeSpan.FromSeconds(2));
        Assert.Equal(["ana FollowUpDueSoon 1"], duties.Told());
        Assert.Equal(duties.Now.AddSeconds(5), duties[1].NextAt);
        duties.After(TimeSpan.FromSeconds(5));
        Assert.Equal(FollowUpState.Due, duties[1].State);
    }

    [Fact]
    public void Settle_WhileTheResponsibleIsAway_TellsWhoStandsInToo()
    {
        var duties = new Duties
        {
            Roster = Duties.RosterOf(
                new StaffMember("ana", Role.Agent) { Availability = Availability.Away, Deputy = "ben" },
                new StaffMember("ben", Role.Agent) { Availability = Availability.Offline, Deputy = "cleo" },
                new StaffMember("cleo", Role.Agent)),
        }.Promise(FollowUpKind.Promise, Hour).After(TimeSpan.FromMinutes(70));
        Assert.Equal(
            ["ana FollowUpDue 1", "cleo FollowUpDue 1", "ana FollowUpMissed 1", "cleo FollowUpMissed 1", "cleo FollowUpEscalated 1", "ana FollowUpEscalated 1"],
            duties.Told());
        Assert.Equal("cleo", duties[1].EscalatedTo);
    }

    [Fact]
    public void Settle_WhereNobodyCanBeTold_TriesAgainUntilSomebodyCan()
    {
        var duties = new Duties { Roster = Duties.RosterOf(new StaffMember("ana", Role.Agent)) }.Promise(FollowUpKind.Promise, Hour).After(3 * Hour);
        Assert.Equal((FollowUpState.Missed, null, duties.Now.AddMinutes(5)), (duties[1].State, duties[1].EscalatedTo, duties[1].NextAt));
        duties.Told();
        var entries = duties.Story.Entries.Count;
        duties.After(24 * Hour);
        Assert.Equal((duties.Now.AddMinutes(5), entries), (duties[1].NextAt, duties.Story.Entries.Count));
        Assert.Empty(duties.Told());
        duties.Roster = Duties.RosterOf(new StaffMember("ana", Role.Agent), new StaffMember("sue", Role.Supervisor) { Name = "Sue" });
        duties.After(TimeSpan.FromMinutes(5));
        Assert.Equal(("sue", null), (duties[1].EscalatedTo, duties[1].NextAt));
        Assert.Equal("Told Sue that this was missed: \"We look into it.\"", Words(duties.Story.Entries[^1]));
    }

    [Fact]
    public void Settle_AMissedCallback_ApologisesToTheCustomerInTheThread()
    {
        var duties = new Duties().Promise(FollowUpKind.Callback, Hour, "We call you.").After(TimeSpan.FromMinutes(70));
        var entry = duties.Story.Entries[^2];
        Assert.Equal((Visibility.Public, 1, ActorRef.Continuity), (entry.Visibility, entry.Session, entry.Author));
        Assert.Contains("We are sorry", Words(entry), StringComparison.Ordinal);
        Assert.Contains("another time", Words(entry), StringComparison.Ordinal);
    }

    [Fact]
    public void Settle_WhatWaitsForAnAccept_IsLeftAlone()
    {
        var duties = new Duties().Promise(FollowUpKind.Promise, Hour).Change(1, followUp => followUp with { NextAt = null }).After(9 * Hour);
        Assert.Equal(FollowUpState.Pending, duties[1].State);
    }
}
