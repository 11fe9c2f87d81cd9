using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Merging;
using Continuity.Threads;
using FsCheck.Fluent;
using static Continuity.Tests.Story;

namespace Continuity.Tests.FollowUps;

/// <summary>A customer is asked how they are once in 14 days at most.</summary>
public class CheckInPauseTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void Promise_WhileAnotherIsToCome_IsRefusedAndSaysWhenTheNextMayBe()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, 3 * Day);
        foreach (var (by, at) in new[] { (Ben, Start + Day), (Ana, Start + (16.9 * Day)), (Sue, Start + (3 * Day)) })
        {
            var refusal = duties.Do(Claim(duties, by)).TryPromise(by, FollowUpKind.CheckIn, at, "Another one.").Refusal!;
            Assert.Equal((RefusalCode.LimitExceeded, "A customer is asked at most once in 14 days. The next check-in may be due from 2026-03-19T09:00:00.000Z on."), (refusal.Code, refusal.Message));
            Assert.Equal(["input", "dueAt"], refusal.Path!);
        }

        Assert.Null(duties.TryPromise(Ana, FollowUpKind.CheckIn, Start + (17 * Day), "Another one.").Refusal);
        Assert.Null(duties.TryPromise(Ana, FollowUpKind.Callback, Start + Day).Refusal);
    }

    [Fact]
    public void Promise_AgainInTheSameWords_IsStillTheSame()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, Day).Promise(FollowUpKind.CheckIn, Day);
        Assert.Equal(1, duties.State.Profile.FollowUpCount);
    }

    [Fact]
    public void Promise_AfterOneWasKept_CountsFromThat()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, 10 * Day);
        duties.Story.After(2 * Day);
        duties.Do(duties.TryKeep(Ana, 1));
        Assert.Equal(Start + (2 * Day), duties.State.Profile.CheckedInAt);
        duties.Story.Change(state => state with { FollowUps = state.FollowUps.Clear() });
        Assert.Contains("from 2026-03-18T09:00:00.000Z on", duties.TryPromise(Ana, FollowUpKind.CheckIn, Start + (15.9 * Day)).Refusal?.Message, StringComparison.Ordinal);
        Assert.Null(duties.TryPromise(Ana, FollowUpKind.CheckIn, Start + (16 * Day)).Refusal);
    }

    [Fact]
    public void Promise_AfterOneThatWasWaivedOrCancelled_IsFree()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, Day);
        duties.Do(duties.TryWaive(Ana, 1)).Promise(FollowUpKind.CheckIn, Day, "Another one.").Consent(false).After(Day).Consent();
        Assert.Equal((FollowUpState.Waived, FollowUpState.Cancelled), (duties[1].State, duties[2].State));
        Assert.Null(duties.TryPromise(Ana, FollowUpKind.CheckIn, duties.Now + Day, "A third.").Refusal);
    }

    [Fact]
    public void Promise_WhileOneIsOverdue_CountsFromNow()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, Day).After(20 * Day);
        Assert.Equal(FollowUpState.Missed, duties[1].State);
        Assert.Contains("from 2026-04-05T09:00:00.000Z on", duties.TryPromise(Ana, FollowUpKind.CheckIn, duties.Now + Day, "Another one.").Refusal?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reschedule_ToATimeNearAnother_IsRefusedAndItselfDoesNotCount()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, 2 * Day).Promise(FollowUpKind.CheckIn, 20 * Day, "Another one.");
        Assert.Equal(RefusalCode.LimitExceeded, duties.TryReschedule(Ana, 1, Start + (7 * Day)).Refusal?.Code);
        Assert.Null(duties.TryReschedule(Ana, 1, Start + (5 * Day)).Refusal);
    }

    [Fact]
    public void Promise_OnAMergedHome_KnowsOfThoseOfTheOtherHomes()
    {
        var duties = Merged(new Duties().Consent(), other => other with { Profile = other.Profile with { CheckedInAt = Start - Day } });
        Assert.Contains("from 2026-03-15T09:00:00.000Z on", duties.TryPromise(Ana, FollowUpKind.CheckIn, Start + Day).Refusal?.Message, StringComparison.Ordinal);
        var open = new Duties().Consent().Promise(FollowUpKind.CheckIn, 3 * Day);
        var both = Merged(new Duties().Consent(), other => other with { FollowUps = open.State.FollowUps });
        Assert.Contains("from 2026-03-19T09:00:00.000Z on", both.TryPromise(Ana, FollowUpKind.CheckIn, Start + Day).Refusal?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_WhileOneIsLeftThatTheyNoLongerAgreeTo_IsFree()
    {
        var open = new Duties().Consent().Promise(FollowUpKind.CheckIn, Day, channel: Channel.Phone).After(2 * Day);
        Assert.Equal(FollowUpState.Missed, open[1].State);
        var duties = Merged(new Duties().Consent(channels: [Channel.Email]), other => other with { FollowUps = open.State.FollowUps, Tickets = open.State.Tickets });
        Assert.Null(duties.TryPromise(Ana, FollowUpKind.CheckIn, Start + Day, channel: Channel.Email).Refusal);
        Assert.Equal(FollowUpState.Due, duties.Promise(FollowUpKind.CheckIn, Day, channel: Channel.Email).After(Day)[1].State);
    }

    [Fact]
    public void Settle_TwoOfACustomerWhoWasMerged_TheLaterWaits()
    {
        // Both were promised before anybody knew that it is one customer.
        var open = new Duties().Consent().Promise(FollowUpKind.CheckIn, Day);
        var duties = Merged(new Duties().Consent().Promise(FollowUpKind.CheckIn, 2 * Day), other => other with { FollowUps = open.State.FollowUps });
        duties.After(2 * Day);
        Assert.Equal((FollowUpState.Pending, Start + (16 * Day)), (duties[1].State, duties[1].DueAt));
        Assert.Equal("A customer is asked at most once in 14 days.", duties[1].Reschedules[0].Reason);
        Assert.Equal([(Activity.FollowUpRescheduled, Visibility.Public)], duties.Log(1));
    }

    [Fact]
    public void Settle_TwoAtTheSameMoment_OneIsDueAndTheOtherWaitsAndNothingIsDropped()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, Day);
        Force(duties, Day);
        duties.After(Day);
        Assert.Equal([FollowUpState.Due, FollowUpState.Pending], duties.State.FollowUps.Values.OrderBy(one => one.Number).Select(one => one.State));
        Assert.Equal(Start + (15 * Day), duties[2].DueAt);
    }

    [Fact]
    public void Settle_WhereThePauseEndsInTheQuietHours_WaitsForTheirEndToo()
    {
        // The 16th at 09:00 UTC is 10:00 in Berlin.
        var duties = new Duties().Consent(quietFrom: "22:00", quietUntil: "09:30", zone: "Europe/Berlin").Promise(FollowUpKind.CheckIn, Day);
        Force(duties, Day);
        duties.Consent(quietFrom: "09:45", quietUntil: "11:15", zone: "Europe/Berlin");
        duties.Change(1, one => one with { State = FollowUpState.Due, NextAt = Start + (300 * Day) }).After(Day);
        Assert.Equal(new DateTimeOffset(2026, 3, 17, 10, 15, 0, TimeSpan.Zero), duties[2].DueAt);
    }

    /// <summary>Whatever was promised before two homes became one, and whatever is asked, kept and put off: when one falls due, nobody asked a short time ago, and nobody else is about to.</summary>
    [Fact]
    public void Settle_AnyNumberOfThem_NeverAsksTwiceInThePause() =>
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(30),
            Prop.ForAll<uint[]>(numbers =>
            {
                var duties = new Duties().Consent(quietFrom: "21:30", quietUntil: "07:15", zone: "Europe/Berlin");
                foreach (var number in numbers.Select(static (number, i) => (number + (97u * (uint)i)) * 2_654_435_761u).Select(static number => number ^ (number >> 15)))
                {
                    var (what, rest) = (number % 5, number / 5);
                    if (what == 0)
                    {
                        Force(duties, TimeSpan.FromMinutes(1 + (rest % 30_000)));
                    }
                    else if (what == 1 && duties.State.FollowUps.Values.FirstOrDefault(static one => one.State is FollowUpState.Due or FollowUpState.Missed) is { } asked)
                    {
                        duties.Do(duties.TryKeep(Ana, asked.Number));
                    }
                    else if (what == 2)
                    {
                        AskAny(duties, rest);
                    }
                    else
                    {
                        var before = duties.State;
                        duties.After(TimeSpan.FromMinutes(rest % 9_000));
                        AssertOneAtMost(before, duties);
                    }
                }
            }));

    private static void AskAny(Duties duties, uint which)
    {
        List<FollowUp> open = [.. duties.State.FollowUps.Values.Where(static one => one.IsOpen).OrderBy(static one => one.Number)];
        if (open.Count == 0)
        {
            return;
        }

        var before = duties.State;
        var command = new RecordEntryCommand(new MessageContent("How are you?")) { CheckIn = duties.Id(open[(int)(which % (uint)open.Count)].Number), OccurredAt = duties.Now - TimeSpan.FromMinutes(which % 50_000) };
        if (RecordInSession.Decide(before, Ana, 1, command, duties.Recording, duties.Now) is { Refusal: null } asked)
        {
            duties.Do(asked);
            Assert.False(before.Profile.CheckedInAt > duties.Now - duties.Options.BetweenCheckIns);
            Assert.DoesNotContain(before.FollowUps.Values, one => one.AwaitsAsking && one.Number != command.CheckIn!.Value.Number);
            Assert.Equal(duties.Now, duties.State.Profile.CheckedInAt);
        }
    }

    private static void AssertOneAtMost(CustomerState before, Duties duties)
    {
        List<FollowUp> asked = [.. duties.State.FollowUps.Values.Where(static one => one.AwaitsAsking)];
        Assert.True(asked.Count <= 1);
        foreach (var one in asked.Where(one => before.FollowUps[one.Number].State == FollowUpState.Pending))
        {
            Assert.False(before.Profile.CheckedInAt > duties.Now - duties.Options.BetweenCheckIns);
            Assert.True(one.DueAt <= duties.Now);
        }
    }

    // As it would be promised on a home where nothing is known of the others.
    private static void Force(Duties duties, TimeSpan within)
    {
        var state = duties.State;
        duties.Story.Change(_ => state with { FollowUps = state.FollowUps.Clear(), Profile = state.Profile with { CheckedInAt = null } });
        if (duties.TryPromise(Ana, FollowUpKind.CheckIn, duties.Now + within, $"Check-in {state.Profile.FollowUpCount}.") is { Refusal: null } promised)
        {
            duties.Do(promised);
            duties.Story.Change(after => after with { FollowUps = state.FollowUps.SetItems(after.FollowUps), Profile = after.Profile with { CheckedInAt = state.Profile.CheckedInAt } });
            return;
        }

        duties.Story.Change(_ => state);
    }

    private static Duties Merged(Duties duties, Func<CustomerState, CustomerState> change)
    {
        var other = new CustomerState(CustomerId.New(Start - Day)) { Version = 1 };
        duties.Story.Change(state => state with
        {
            OtherHomes = [change(other with { Profile = other.Profile with { MergedInto = new MergeLink(1, state.Id, MergeLinkState.Confirmed, Start, ActorRef.Agent("ana"), "One.", 0) } })],
        });
        return duties;
    }

    private static Decision<int> Claim(Duties duties, Caller by) =>
        Decision.Accept(0, by == Ana || by.Role == Role.Supervisor ? duties.State : duties.State with { Tickets = duties.State.Tickets.SetItem(1, duties.State.Tickets[1] with { Handler = ActorRef.Agent(by.Id) }) });
}
