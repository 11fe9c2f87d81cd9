using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Staff;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.FollowUps;

public class RescheduleAndWaiveTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Reschedule_BeforeItIsDue_CountsAndTellsTheNewTime()
    {
        var duties = Owed(FollowUpKind.Promise).After(TimeSpan.FromMinutes(50));
        duties.Do(duties.TryReschedule(Ana, 1, Start + (3 * Hour), customerInformed: true));
        var followUp = duties[1];
        Assert.Equal((Start + (3 * Hour), Start + TimeSpan.FromMinutes(165), false), (followUp.DueAt, followUp.NextAt, followUp.SoonTold));
        Assert.Equal([new Reschedule(Start + Hour, Start + (3 * Hour), "It takes longer.", duties.Now, ActorRef.Agent("ana"), true)], followUp.Reschedules);
        Assert.Equal([(Activity.FollowUpRescheduled, Visibility.Public)], duties.Log(1));
        Assert.Equal("Now promised for 2026-03-02 12:00 (UTC): \"We look into it.\"", Words(duties.Story.Entries[^1]));
        duties.Do(duties.TryReschedule(Ana, 1, Start + (4 * Hour)));
        Assert.Equal(2, duties[1].Reschedules.Count);
    }

    [Fact]
    public void Reschedule_OnceDue_IsInTheWrongState()
    {
        var duties = Owed(FollowUpKind.Promise);
        duties.Story.After(Hour);
        Assert.Equal(RefusalCode.WrongState, duties.TryReschedule(Ana, 1, Start + (3 * Hour)).Refusal?.Code);
        duties.Settle();
        Assert.Equal(FollowUpState.Due, duties[1].State);
        Assert.Equal(RefusalCode.WrongState, duties.TryReschedule(Sue, 1, Start + (3 * Hour)).Refusal?.Code);
    }

    [Fact]
    public void Reschedule_SentAgain_IsDoneOnceWheneverItComes()
    {
        var duties = Owed(FollowUpKind.Promise);
        duties.Do(duties.TryReschedule(Ana, 1, Start + (2 * Hour)));
        Assert.Same(duties.State, duties.TryReschedule(Ana, 1, Start + (2 * Hour)).State);
        Assert.Equal(["input", "dueAt"], duties.TryReschedule(Ana, 1, Start + (2 * Hour), "Another reason.").Refusal?.Path!);
        duties.After(2 * Hour);
        Assert.Same(duties.State, duties.TryReschedule(Ana, 1, Start + (2 * Hour)).State);
    }

    [Fact]
    public void Reschedule_OutOfBounds_IsInvalidAtItsField()
    {
        var duties = Owed(FollowUpKind.Promise);
        Assert.Equal(["input", "dueAt"], duties.TryReschedule(Ana, 1, Start.AddSeconds(59)).Refusal?.Path!);
        Assert.Equal(["input", "dueAt"], duties.TryReschedule(Ana, 1, Start.AddDays(367)).Refusal?.Path!);
        Assert.Equal(["input", "dueAt"], duties.TryReschedule(Ana, 1, Start + Hour).Refusal?.Path!);
        Assert.Equal(["input", "reason"], duties.TryReschedule(Ana, 1, Start + (2 * Hour), "").Refusal?.Path!);
        duties.Change(1, followUp => followUp with { Reschedules = [.. Enumerable.Repeat(new Reschedule(Start, Start, "x", Start, ActorRef.Agent("ana"), false), 100)] });
        var refused = duties.TryReschedule(Ana, 1, Start + (2 * Hour)).Refusal!;
        Assert.Equal((RefusalCode.LimitExceeded, "input.followUpId"), (refused.Code, string.Join('.', refused.Path ?? [])));
    }

    [Fact]
    public void Reschedule_ByTheCustomer_IsForCallbacks()
    {
        var duties = Owed(FollowUpKind.Promise).Promise(FollowUpKind.Callback, Hour);
        var mia = duties.Story.Mia(Phone);
        Assert.Equal(RefusalCode.Forbidden, duties.TryReschedule(mia, 1, Start + (2 * Hour)).Refusal?.Code);
        duties.Do(duties.TryReschedule(mia, 2, Start + (2 * Hour)));
        var change = Assert.Single(duties[2].Reschedules);
        Assert.Equal((ActorRef.Customer(duties.State.Id), true), (change.By, change.CustomerInformed));
        var stranger = mia with { Customer = Continuity.Customers.CustomerId.New(Start) };
        Assert.Equal(RefusalCode.NotFound, duties.TryReschedule(stranger, 2, Start + (3 * Hour)).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, duties.TryReschedule(Ben, 2, Start + (3 * Hour)).Refusal?.Code);
    }

    [Fact]
    public void Reschedule_AMissedCallbackByTheCustomer_OwesItAnew()
    {
        var duties = Owed(FollowUpKind.Callback).After(2 * Hour);
        Assert.Equal((FollowUpState.Missed, "sue"), (duties[1].State, duties[1].EscalatedTo));
        var missedAt = duties[1].MissedAt;
        duties.Do(duties.TryReschedule(duties.Story.Mia(Phone), 1, Start + (5 * Hour)));
        Assert.Equal((FollowUpState.Pending, null, missedAt), (duties[1].State, duties[1].EscalatedTo, duties[1].MissedAt));
        duties.After(4 * Hour);
        Assert.Equal((FollowUpState.Missed, "sue"), (duties[1].State, duties[1].EscalatedTo));
    }

    [Fact]
    public void Waive_IsForTheOwnerAndSupervisors()
    {
        var duties = Owed(FollowUpKind.Promise).Change(1, followUp => followUp with { EscalatedTo = "ben" });
        duties.Roster = Duties.RosterOf(new StaffMember("ana", Role.Agent) { Availability = Availability.Away, Deputy = "ben" }, new StaffMember("ben", Role.Agent));
        Assert.Equal(RefusalCode.Forbidden, duties.TryWaive(Ben, 1).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, duties.TryWaive(duties.Story.Mia(Phone), 1).Refusal?.Code);
        Assert.Equal(["input", "reason"], duties.TryWaive(Ana, 1, "").Refusal?.Path!);
        Assert.Null(duties.TryWaive(Sue, 1).Refusal);
        duties.Do(duties.TryWaive(Ana, 1));
        Assert.Equal((FollowUpState.Waived, "They wrote that it is solved."), (duties[1].State, duties[1].Outcome));
        Assert.Equal([(Activity.FollowUpWaived, Visibility.Internal)], duties.Log(1));
        Assert.Same(duties.State, duties.TryWaive(Ana, 1).State);
        Assert.Equal(RefusalCode.WrongState, duties.TryWaive(Sue, 1).Refusal?.Code);
        Assert.Equal(RefusalCode.WrongState, duties.TryKeep(Ana, 1).Refusal?.Code);
    }

    private static Duties Owed(FollowUpKind kind) => new Duties().Promise(kind, Hour);
}
