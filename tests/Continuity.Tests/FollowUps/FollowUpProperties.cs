using Continuity.Callers;
using Continuity.Deadlines;
using Continuity.FollowUps;
using Continuity.Staff;
using Continuity.Threads;
using FsCheck.Fluent;
using static Continuity.Tests.Story;

namespace Continuity.Tests.FollowUps;

/// <summary>What holds of what falls due, whatever is promised, whenever it is looked at, and whoever is there.</summary>
public class FollowUpProperties
{
    private static readonly FollowUpOptions[] Options =
    [
        new(),
        new() { RemindBefore = TimeSpan.FromSeconds(5), Grace = TimeSpan.FromSeconds(5), EscalateAgainAfter = TimeSpan.FromSeconds(5), ProgressEvery = TimeSpan.FromSeconds(5), BetweenCheckIns = TimeSpan.FromMinutes(30) },
        new() { RemindBefore = TimeSpan.FromDays(1), Grace = TimeSpan.FromHours(3) },
    ];

    private static readonly FollowUpKind[] Kinds = [FollowUpKind.Promise, FollowUpKind.Callback, FollowUpKind.CheckIn, FollowUpKind.ProgressUpdate];

    [Fact]
    public void Settle_AtAnyTimes_EndsMovesOnAndIsIdempotent() =>
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(40),
            Prop.ForAll<uint[]>(numbers =>
            {
                var duties = new Duties().Consent(quietFrom: "21:30", quietUntil: "07:15", zone: "Europe/Berlin");
                duties.Story.FollowUps = Options[numbers.Length % Options.Length];
                foreach (var number in Spread(numbers))
                {
                    Act(duties, number);
                    AssertSettled(duties);
                }

                duties.After(TimeSpan.FromDays(400));
                AssertSettled(duties);
                Assert.All(duties.State.FollowUps.Values, followUp => AssertSteps(duties, followUp));
            }));

    [Fact]
    public void Settle_InOneLeapOrStepByStep_ComesToTheSameEnd() =>
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(200),
            Prop.ForAll<uint[]>(numbers =>
            {
                var (leap, steps) = (new Duties(), new Duties());
                foreach (var number in Spread(numbers).Take(40))
                {
                    leap.Do(Promised(leap, number));
                    steps.Do(Promised(steps, number));
                }

                leap.After(TimeSpan.FromDays(3));
                while (steps.Now < leap.Now)
                {
                    steps.After(TimeSpan.FromMinutes(7) is var step && steps.Now + step > leap.Now ? leap.Now - steps.Now : step);
                }

                Assert.Equal(Ends(leap), Ends(steps));
                Assert.Equal(leap.Story.Activities.Order(), steps.Story.Activities.Order());
            }));

    // The numbers that are tried first are small; all the bits are wanted.
    private static IEnumerable<uint> Spread(uint[] numbers) => numbers.Select(static (number, i) => (number + (97u * (uint)i)) * 2_654_435_761u).Select(static number => number ^ (number >> 15));

    private static void Act(Duties duties, uint number)
    {
        var (what, rest) = (number % 6, number / 6);
        if (what == 0 && Promised(duties, rest) is { Refusal: null } promised)
        {
            duties.Do(promised);
        }
        else if (what == 1)
        {
            duties.Roster = RosterAt(rest);
        }
        else if (what == 2 && duties.State.FollowUps.Count > 0)
        {
            var followUp = (int)(rest % (uint)duties.State.FollowUps.Count) + 1;
            var decision = duties.TryReschedule(rest % 2 == 0 ? Ana : duties.Story.Mia(Phone), followUp, duties.Now.AddMinutes(rest % 3000));
            _ = decision.Refusal is null ? duties.Do(decision) : duties;
        }
        else if (what == 3 && duties.State.FollowUps.Count > 0)
        {
            var decision = duties.TryKeep(Ana, (int)(rest % (uint)duties.State.FollowUps.Count) + 1);
            _ = decision.Refusal is null ? duties.Do(decision) : duties;
        }
        else
        {
            duties.After(what == 4 ? TimeSpan.FromSeconds(rest % 1000) : TimeSpan.FromMinutes(rest % 5000));
        }
    }

    // Everything that has fallen due is done; what is to come is later, and doing it again does nothing.
    private static void AssertSettled(Duties duties)
    {
        duties.Settle();
        var again = SettleDue.Decide(duties.State, duties.Roster, new(new(), duties.Options), duties.Now);
        Assert.Same(duties.State, again.State);
        Assert.Equal((0, 0, 0), (again.Result, again.Entries.Count, again.Notices.Count));
        Assert.All(duties.State.FollowUps.Values, followUp =>
        {
            Assert.True(followUp.NextAt is null || followUp.NextAt > duties.Now);
            Assert.Equal(followUp.IsOpen && !(followUp.State == FollowUpState.Missed && followUp.EscalatedTo is not null), followUp.NextAt is not null);
            Assert.True(followUp.State != FollowUpState.Due || followUp.DueAt <= duties.Now);
        });
    }

    private static void AssertSteps(Duties duties, FollowUp followUp)
    {
        Activity[] steps = [.. duties.Story.Entries
            .Where(entry => Words(entry).Contains(followUp.Promise, StringComparison.Ordinal))
            .Select(entry => ((ActivityContent)entry.Content).Activity)
            .Where(static activity => activity is Activity.FollowUpDue or Activity.FollowUpMissed or Activity.FollowUpEscalated or Activity.FollowUpRescheduled)];
        var rounds = steps.Count(static activity => activity == Activity.FollowUpRescheduled) + 1;
        Assert.True(steps.Count(static activity => activity == Activity.FollowUpDue) <= rounds);
        Assert.True(steps.Count(static activity => activity == Activity.FollowUpMissed) <= steps.Count(static activity => activity == Activity.FollowUpDue));
        Assert.True(steps.Count(static activity => activity == Activity.FollowUpEscalated) <= steps.Count(static activity => activity == Activity.FollowUpMissed));
        Assert.DoesNotContain(steps.Zip(steps.Skip(1)), static pair => pair is (Activity.FollowUpMissed, Activity.FollowUpDue) or (Activity.FollowUpDue, Activity.FollowUpEscalated));
    }

    private static Decisions.Decision<FollowUpId> Promised(Duties duties, uint number)
    {
        var count = duties.State.Profile.FollowUpCount;
        var kind = count % 4 == 3 ? FollowUpKind.Promise : Kinds[number % 2];
        kind = duties.State.Profile.ContactConsent.CheckIns ? Kinds[number % 3] : kind;
        return duties.TryPromise(Ana, kind, duties.Now.AddMinutes(1 + (number % 2000)), $"Promise <{count + 1}>.");
    }

    private static Roster RosterAt(uint number) => Duties.RosterOf(
        new StaffMember("ana", Role.Agent) { Availability = (Availability)(number % 3), Deputy = number % 5 == 0 ? "ben" : null },
        new StaffMember("ben", Role.Agent) { Availability = (Availability)(number / 3 % 3) },
        new StaffMember("sue", number % 4 == 0 ? Role.Supervisor : Role.Agent));

    private static IEnumerable<(int Number, FollowUpState State, string? To, int Moves)> Ends(Duties duties) =>
        [.. duties.State.FollowUps.Values.OrderBy(followUp => followUp.Number).Select(followUp => (followUp.Number, followUp.State, followUp.EscalatedTo, followUp.Reschedules.Count))];
}
