using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Recovery;
using Continuity.Staff;
using Continuity.Tests.FollowUps;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Recovery;

public class MarkRecoveryStepTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly CallContent Call = new(Direction.Outbound, Minute, "It works.", null, null);

    [Fact]
    public void Mark_EachStepInItsOrder_EndsWithNothingNext()
    {
        var duties = Understood();
        foreach (var (step, next) in new (RecoveryStep, RecoveryStep?)[]
        {
            (RecoveryStep.Apologized, RecoveryStep.Reviewed),
            (RecoveryStep.Reviewed, RecoveryStep.Fixed),
            (RecoveryStep.Fixed, RecoveryStep.FollowedUp),
            (RecoveryStep.FollowedUp, RecoveryStep.Documented),
            (RecoveryStep.Documented, null),
        })
        {
            duties.After(Minute);
            duties.Do(Try(duties, Ana, step, change: command => Asked(duties, command)));
            Assert.Equal(next, duties.State.Recoveries[1].Next);
            var mark = duties.State.Recoveries[1].Steps[^1];
            Assert.Equal((step, duties.Now, ActorRef.Agent("ana"), "Done.", false), (mark.Step, mark.At, mark.By, mark.Note, mark.IsSkipped));
        }

        Assert.Equal(Enum.GetValues<RecoveryStep>(), duties.State.Recoveries[1].Steps.Select(mark => mark.Step));
        Assert.Equal(5, duties.Story.Activities.Count(activity => activity == Activity.RecoveryStep));
        Assert.All(duties.Story.Entries.Where(entry => entry.Content is ActivityContent { Activity: Activity.RecoveryStep }), entry => Assert.Equal(Visibility.Internal, entry.Visibility));
    }

    [Fact]
    public void Mark_AStepThatDoesNotComeNext_NeedsAReason()
    {
        var duties = new Duties();
        var refusal = Try(duties, Ana, RecoveryStep.Fixed).Refusal!;
        Assert.Equal((RefusalCode.WrongState, "input.step"), (refusal.Code, string.Join('.', refusal.Path!)));
        Assert.Contains("APOLOGIZED, REVIEWED", refusal.Message, StringComparison.Ordinal);

        duties.Do(Try(duties, Ana, RecoveryStep.Fixed, change: command => command with { SkipReason = "  They only want it to work. " }));

        Assert.Equal(
            [(RecoveryStep.Apologized, true, "They only want it to work."), (RecoveryStep.Reviewed, true, "They only want it to work."), (RecoveryStep.Fixed, false, "Done.")],
            duties.State.Recoveries[1].Steps.Select(mark => (mark.Step, mark.IsSkipped, mark.Note)));
        Assert.Equal(3, duties.Story.Activities.Count(activity => activity == Activity.RecoveryStep));
    }

    [Fact]
    public void Mark_AStepThatWasSkipped_MayBeTakenUntilTheEnd()
    {
        var duties = new Duties();
        duties.Do(Try(duties, Ana, RecoveryStep.Fixed, change: command => command with { SkipReason = "In a hurry." })).After(Minute);
        Assert.Equal(RefusalCode.Invalid, Try(duties, Ana, RecoveryStep.Apologized, change: command => command with { SkipReason = "In a hurry." }).Refusal?.Code);

        duties.Do(Try(duties, Ana, RecoveryStep.Apologized, "Said sorry at last."));

        Assert.Equal(
            [(RecoveryStep.Apologized, false, "Said sorry at last."), (RecoveryStep.Reviewed, true, "In a hurry."), (RecoveryStep.Fixed, false, "Done.")],
            duties.State.Recoveries[1].Steps.Select(mark => (mark.Step, mark.IsSkipped, mark.Note)));
        Assert.Contains(duties.Story.Entries, entry => Words(entry) == "Recovery: skipped APOLOGIZED: In a hurry.");
        Assert.Same(duties.State, Try(duties, Ana, RecoveryStep.Apologized, "Said sorry at last.").State);
        Assert.Equal(RefusalCode.WrongState, Try(duties, Ana, RecoveryStep.Apologized, "Once more.").Refusal?.Code);
        Assert.Equal(RefusalCode.WrongState, Try(duties, Ana, RecoveryStep.Reviewed).Refusal?.Code);

        duties.Do(Try(duties, Ana, RecoveryStep.Documented, change: command => command with { SkipReason = "They are abroad." }));
        Restate(duties, duties.Now);
        Assert.Equal(RefusalCode.WrongState, Try(duties, Ana, RecoveryStep.Reviewed).Refusal?.Code);
    }

    [Fact]
    public void Fixed_AgainWhileItIsStillBroken_PromisesAnewInsteadOfWhatWasPromised()
    {
        var duties = Reviewed();
        duties.Do(Try(duties, Ana, RecoveryStep.Fixed, "A new router.", command => command with { SomethingExtra = "A month for nothing." }));
        var first = duties.Latest.Number;
        duties.After(Minute);

        duties.Do(Try(duties, Ana, RecoveryStep.Fixed, "A new cable."));

        var second = duties.Latest;
        Assert.Equal((FollowUpState.Cancelled, true, duties.Now.AddMinutes(20)), (duties[first].State, second.IsOpen, second.DueAt));
        Assert.Equal((second.Number, null, RecoveryStep.FollowedUp), (duties.State.Recoveries[1].FollowUp, duties.State.Recoveries[1].SomethingExtra, duties.State.Recoveries[1].Next));
        Assert.Same(duties.State, Try(duties, Ana, RecoveryStep.Fixed, "A new cable.").State);

        duties.After(Minute);
        duties.Do(Try(duties, Ana, RecoveryStep.FollowedUp, "Still broken.", command => Contact(duties, command))).After(Minute);
        duties.Do(Try(duties, Ana, RecoveryStep.Fixed, "Another line."));

        Assert.Equal((FollowUpState.Kept, duties.Latest.Number), (duties[second.Number].State, duties.State.Recoveries[1].FollowUp!.Value));
        Assert.True(duties.Latest.IsOpen);
        Assert.Equal(["Done.", "Done.", "Another line."], duties.State.Recoveries[1].Steps.Select(mark => mark.Note));
        duties.After(Minute);
        duties.Do(Try(duties, Ana, RecoveryStep.FollowedUp, "It works.", command => Contact(duties, command)));
        Assert.Equal(FollowUpState.Kept, duties.Latest.State);
    }

    [Fact]
    public void Fixed_InTheSameWordsAfterTheCustomerWasAsked_IsAnotherFixWithItsOwnPromise()
    {
        var duties = Reviewed();
        duties.Do(Try(duties, Ana, RecoveryStep.Fixed)).After(Minute);
        Assert.Same(duties.State, Try(duties, Ana, RecoveryStep.Fixed).State);
        duties.Do(Try(duties, Ana, RecoveryStep.FollowedUp, "It is still broken.", command => Contact(duties, command))).After(Minute);
        var asked = duties.Latest.Number;

        duties.Do(Try(duties, Ana, RecoveryStep.Fixed));

        Assert.Equal((true, true, RecoveryStep.FollowedUp), (duties.Latest.IsOpen, duties.Latest.Number > asked, duties.State.Recoveries[1].Next));
    }

    [Fact]
    public void Apologized_AfterTheEnd_BeginsANewRound()
    {
        var duties = Reviewed();
        duties.Do(Try(duties, Ana, RecoveryStep.Fixed, change: command => command with { SomethingExtra = "A voucher." })).After(Minute);
        duties.Do(Try(duties, Ana, RecoveryStep.FollowedUp, change: command => Contact(duties, command)));
        duties.Do(Try(duties, Ana, RecoveryStep.Documented)).After(Minute);
        Assert.Equal(RefusalCode.WrongState, Try(duties, Ana, RecoveryStep.Fixed, "Again.").Refusal?.Code);
        Assert.Equal(RefusalCode.WrongState, Try(duties, Ana, RecoveryStep.Documented, "Again.").Refusal?.Code);

        duties.Do(Try(duties, Ana, RecoveryStep.Apologized));
        Assert.Same(duties.State, Try(duties, Ana, RecoveryStep.Apologized).State);

        var recovery = duties.State.Recoveries[1];
        Assert.Equal(("Done.", RecoveryStep.Reviewed, null, null), (Assert.Single(recovery.Steps).Note, recovery.Next, recovery.SomethingExtra, recovery.FollowUp));
        Assert.Equal(6, duties.Story.Activities.Count(activity => activity == Activity.RecoveryStep));
    }

    [Fact]
    public void Mark_WhatIsSaidWithTheWrongStep_NamesTheField()
    {
        var duties = Understood();
        foreach (var (step, field, change) in new (RecoveryStep, string, Func<MarkRecoveryStepCommand, MarkRecoveryStepCommand>)[]
        {
            (RecoveryStep.Apologized, "note", command => command with { Note = " " }),
            (RecoveryStep.Apologized, "note", command => command with { Note = new('x', 2001) }),
            (RecoveryStep.Apologized, "skipReason", command => command with { SkipReason = "No reason to." }),
            (RecoveryStep.Reviewed, "skipReason", command => command with { SkipReason = " x " }),
            (RecoveryStep.Reviewed, "skipReason", command => command with { SkipReason = new('x', 2001) }),
            (RecoveryStep.Apologized, "somethingExtra", command => command with { SomethingExtra = "A month for nothing." }),
            (RecoveryStep.Fixed, "somethingExtra", command => command with { SomethingExtra = "", SkipReason = "Not needed." }),
            (RecoveryStep.Apologized, "evidenceEntryId", command => Contact(duties, command)),
            (RecoveryStep.FollowedUp, "evidenceEntryId", command => command with { SkipReason = "Not needed." }),
        })
        {
            var refusal = Try(duties, Ana, step, change: change).Refusal!;
            Assert.Equal((RefusalCode.Invalid, $"input.{field}"), (refusal.Code, string.Join('.', refusal.Path!)));
        }
    }

    [Fact]
    public void Reviewed_WithoutAConfirmedRestatement_IsInTheWrongState()
    {
        var duties = new Duties();
        duties.Do(Try(duties, Ana, RecoveryStep.Apologized));
        Assert.Equal(RefusalCode.WrongState, Try(duties, Ana, RecoveryStep.Reviewed).Refusal?.Code);
        Restate(duties, null);
        Assert.Equal(["input", "step"], Try(duties, Ana, RecoveryStep.Reviewed).Refusal?.Path!);
        Restate(duties, duties.Now);
        Assert.Null(Try(duties, Ana, RecoveryStep.Reviewed).Refusal);
    }

    [Fact]
    public void Fixed_PromisesTheCustomerThatTheOwnerAsks()
    {
        var duties = Reviewed();
        duties.Do(Try(duties, Sue, RecoveryStep.Fixed, "The router was changed.", command => command with { SomethingExtra = "A month for nothing." }));
        var owed = duties.Latest;
        Assert.Equal((FollowUpKind.Promise, "ana", duties.Now.AddMinutes(20), "We ask you whether it is right by now."), (owed.Kind, owed.Responsible, owed.DueAt, owed.Promise));
        Assert.Equal((owed.Number, "A month for nothing."), (duties.State.Recoveries[1].FollowUp, duties.State.Recoveries[1].SomethingExtra));
        Assert.Equal([(Activity.RecoveryStep, Visibility.Internal), (Activity.FollowUpPromised, Visibility.Public)], duties.Log(2));
        Assert.Equal("Recovery: FIXED: The router was changed. Beyond that: A month for nothing.", Words(duties.Story.Entries[^2]));
    }

    [Fact]
    public void Fixed_ThenResolved_IsStillAskedAbout()
    {
        var duties = Reviewed();
        duties.Do(Try(duties, Ana, RecoveryStep.Fixed));
        var owed = duties.Latest.Number;
        duties.Do(ResolveTicket.Decide(duties.State, Ana, new(duties.Story.TicketId(1), "A new router."), duties.Roster, duties.Options, duties.Now));
        Assert.True(duties[owed].IsOpen);
        Assert.Equal(RefusalCode.ObligationOpen, CloseTicket.Decide(duties.State, Ana, new(duties.Story.TicketId(1)), duties.Roster, duties.Now).Refusal?.Code);
    }

    [Fact]
    public void Fixed_WhereNobodyCouldBeHeldToIt_IsRefused()
    {
        var unowned = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
        Assert.Equal(RefusalCode.WrongState, Fix(unowned, new()).Refusal?.Code);
        Assert.Equal(["input", "ticketId"], Fix(unowned, new()).Refusal?.Path!);

        var owned = new Story().Begin(Ana, Channel.Phone, [Claimed(Phone)]);
        Assert.Null(Fix(owned, new()).Refusal);
        owned.Apply(Fix(owned, new()));
        Assert.Equal(RefusalCode.LimitExceeded, Fix(owned, new() { MaximumOpen = 1 }, forget: true).Refusal?.Code);

        var closed = new Story().Begin(Ana, Channel.Phone, [Claimed(Phone)]);
        closed.Apply(CloseTicket.Decide(closed.State, Ana, new(closed.TicketId(1)), Work.Roster, closed.Now));
        Assert.Equal(RefusalCode.WrongState, Fix(closed, new()).Refusal?.Code);

        static Decision<TicketId> Fix(Story story, FollowUpOptions options, bool forget = false) => MarkRecoveryStep.Decide(
            forget ? story.State with { Recoveries = story.State.Recoveries.Clear() } : story.State,
            Sue,
            new(story.TicketId(1), RecoveryStep.Fixed, "Done.") { SkipReason = "Not needed." },
            Work.Roster,
            new(),
            options,
            story.Now);
    }

    [Fact]
    public void FollowedUp_WithTheCallAfterTheFix_KeepsWhatWasPromised()
    {
        var duties = Reviewed();
        var early = duties.Entry(Call);
        duties.Do(Try(duties, Ana, RecoveryStep.Fixed));
        var owed = duties.Latest.Number;
        Assert.Equal(["input", "evidenceEntryId"], Try(duties, Ana, RecoveryStep.FollowedUp, change: command => command with { Evidence = early.Id, Found = early }).Refusal?.Path!);
        Assert.Equal(RefusalCode.Invalid, Try(duties, Ana, RecoveryStep.FollowedUp).Refusal?.Code);
        duties.After(Minute);
        var note = duties.Entry(new NoteContent("Called."));
        Assert.Equal(RefusalCode.Invalid, Try(duties, Ana, RecoveryStep.FollowedUp, change: command => command with { Evidence = note.Id, Found = note }).Refusal?.Code);
        Assert.Equal(RefusalCode.Invalid, Try(duties, Ana, RecoveryStep.FollowedUp, change: command => command with { Evidence = note.Id }).Refusal?.Code);

        duties.Do(Try(duties, Ana, RecoveryStep.FollowedUp, "It works.", command => Contact(duties, command)));

        Assert.Equal((FollowUpState.Kept, "It works.", ActorRef.Agent("ana")), (duties[owed].State, duties[owed].Outcome, duties[owed].SettledBy));
        Assert.Equal(duties.State.Recoveries[1].Steps[^1].Evidence, duties[owed].Evidence);
        Assert.Equal([(Activity.RecoveryStep, Visibility.Internal), (Activity.FollowUpKept, Visibility.Public)], duties.Log(2));
    }

    [Fact]
    public void FollowedUp_AfterTheFollowUpWasSettledOtherwise_IsMarkedAlone()
    {
        var duties = Reviewed();
        duties.Do(Try(duties, Ana, RecoveryStep.Fixed));
        duties.Do(duties.TryWaive(Ana, duties.Latest.Number)).After(Minute);
        var before = duties.State.FollowUps;
        duties.Do(Try(duties, Ana, RecoveryStep.FollowedUp, change: command => Contact(duties, command)));
        Assert.Same(before, duties.State.FollowUps);
    }

    [Fact]
    public void FollowedUp_WhereNothingWasToBeFixed_NeedsAContactAfterTheStepBefore()
    {
        var duties = new Duties();
        duties.Do(Try(duties, Ana, RecoveryStep.Apologized));
        var early = duties.Entry(Call);
        duties.After(Minute);
        Assert.Equal(
            RefusalCode.Invalid,
            Try(duties, Ana, RecoveryStep.FollowedUp, change: command => command with { SkipReason = "Nothing to fix.", Evidence = early.Id, Found = early }).Refusal?.Code);
        duties.Do(Try(duties, Ana, RecoveryStep.FollowedUp, change: command => Contact(duties, command) with { SkipReason = "Nothing to fix." }));
        Assert.Equal(RecoveryStep.Documented, duties.State.Recoveries[1].Next);
    }

    [Fact]
    public void Documented_WithoutHavingAsked_LeavesTheFollowUpOwed()
    {
        var duties = Reviewed();
        duties.Do(Try(duties, Ana, RecoveryStep.Fixed));
        duties.Do(Try(duties, Ana, RecoveryStep.Documented, change: command => command with { SkipReason = "They are abroad." }));
        Assert.Null(duties.State.Recoveries[1].Next);
        Assert.True(duties.Latest.IsOpen);
    }

    [Fact]
    public void Mark_TheSameWordsByTheSameCaller_ChangesNothing()
    {
        var duties = new Duties();
        static MarkRecoveryStepCommand WithMore(MarkRecoveryStepCommand command) => command with { SkipReason = "Not needed.", SomethingExtra = "A voucher." };
        duties.Do(Try(duties, Ana, RecoveryStep.Fixed, change: WithMore)).After(Minute);
        var again = Try(duties, Ana, RecoveryStep.Fixed, change: WithMore);
        Assert.Same(duties.State, again.State);
        Assert.Empty(again.Entries);
        foreach (var other in new[]
        {
            Try(duties, Sue, RecoveryStep.Fixed, change: command => WithMore(command) with { SkipReason = null }),
            Try(duties, Ana, RecoveryStep.Fixed, "Otherwise.", command => WithMore(command) with { SkipReason = null }),
            Try(duties, Ana, RecoveryStep.Fixed, change: command => WithMore(command) with { SkipReason = null, SomethingExtra = "Two vouchers." }),
        })
        {
            Assert.NotSame(duties.State, other.State);
            Assert.Null(other.Refusal);
        }

        duties.Do(Try(duties, Ana, RecoveryStep.Apologized));
        Assert.Same(duties.State, Try(duties, Ana, RecoveryStep.Apologized).State);
        Assert.Equal(RefusalCode.WrongState, Try(duties, Sue, RecoveryStep.Apologized).Refusal?.Code);
        Assert.Equal(RefusalCode.WrongState, Try(duties, Ana, RecoveryStep.Apologized, "Otherwise.").Refusal?.Code);
    }

    [Fact]
    public void Mark_IsForAgentsWithAPartInTheTicket()
    {
        var duties = new Duties();
        Assert.Equal(RefusalCode.Forbidden, Try(duties, Ben, RecoveryStep.Apologized).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, Try(duties, duties.Story.Mia(Phone), RecoveryStep.Apologized).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Try(duties, Bot, RecoveryStep.Apologized).Refusal?.Code);
        Assert.Null(Try(duties, Sue, RecoveryStep.Apologized).Refusal);
        duties.Roster = Duties.RosterOf(new StaffMember("ana", Role.Agent) { Availability = Availability.Offline, Deputy = "ben" }, new StaffMember("ben", Role.Agent));
        Assert.Null(Try(duties, Ben, RecoveryStep.Apologized).Refusal);

        var bots = new Story().Begin(Bot, Channel.Chat, [Claimed(Mail)]);
        Assert.Equal(ActorRef.Bot("bo"), bots.Ticket.Handler);
        Assert.Equal(
            RefusalCode.Forbidden,
            MarkRecoveryStep.Decide(bots.State, Bot, new(bots.TicketId(1), RecoveryStep.Apologized, "Sorry."), Work.Roster, new(), new(), bots.Now).Refusal?.Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Mark_WhateverIsTried_KeepsTheStepsInTheirOrderWithoutAGap(int seed)
    {
        var dice = new Random(seed);
        for (var run = 0; run < 100; run++)
        {
            var duties = dice.Next(2) == 0 ? new Duties() : Understood();
            for (var n = 0; n < 12; n++)
            {
                duties.After(Minute);
                var reason = dice.Next(2) == 0 ? "Not needed." : null;
                var before = duties.State;
                var step = (RecoveryStep)dice.Next(5);
                var decided = Try(
                    duties, dice.Next(3) == 0 ? Sue : Ana, step, $"Done {dice.Next(3)}.", change: command => Asked(duties, command) with { SkipReason = reason });
                if (decided.Refusal is null)
                {
                    duties.Do(decided);
                }

                var steps = duties.State.Recoveries.TryGetValue(1, out var recovery) ? recovery.Steps : [];
                Assert.Equal(Enum.GetValues<RecoveryStep>().Take(steps.Count), steps.Select(mark => mark.Step));
                Assert.True(
                    steps.Count >= (before.Recoveries.TryGetValue(1, out var earlier) ? earlier.Steps.Count : 0)
                    || (step == RecoveryStep.Fixed && earlier!.Next is not null)
                    || (step == RecoveryStep.Apologized && earlier!.Next is null));
                Assert.All(steps.Where(mark => mark.Step == RecoveryStep.Fixed && !mark.IsSkipped), _ => Assert.NotNull(recovery!.FollowUp));
                Assert.All(steps, mark => Assert.False(mark.IsSkipped && mark.Note != "Not needed."));
            }
        }
    }

    private static Decision<TicketId> Try(Duties duties, Caller caller, RecoveryStep step, string note = "Done.", Func<MarkRecoveryStepCommand, MarkRecoveryStepCommand>? change = null)
    {
        var command = new MarkRecoveryStepCommand(duties.Story.TicketId(1), step, note);
        return MarkRecoveryStep.Decide(duties.State, caller, change?.Invoke(command) ?? command, duties.Roster, new(), duties.Options, duties.Now);
    }

    private static MarkRecoveryStepCommand Asked(Duties duties, MarkRecoveryStepCommand command) => command.Step == RecoveryStep.FollowedUp ? Contact(duties, command) : command;

    private static MarkRecoveryStepCommand Contact(Duties duties, MarkRecoveryStepCommand command)
    {
        var call = duties.Entry(Call);
        return command with { Evidence = call.Id, Found = call };
    }

    private static Duties Understood()
    {
        var duties = new Duties();
        Restate(duties, Start);
        return duties;
    }

    private static Duties Reviewed()
    {
        var duties = Understood();
        duties.Do(Try(duties, Ana, RecoveryStep.Apologized));
        return duties.Do(Try(duties, Ana, RecoveryStep.Reviewed));
    }

    private static void Restate(Duties duties, DateTimeOffset? confirmedAt) => duties.Story.Change(state => state with
    {
        Briefs = state.Briefs.SetItem(1, new BriefRecord(1) { Restatement = new("The bill is twice too high.", ActorRef.Agent("ana"), Start) { ConfirmedAt = confirmedAt } }),
    });
}
