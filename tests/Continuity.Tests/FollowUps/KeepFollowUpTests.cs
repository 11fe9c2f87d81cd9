using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Merging;
using Continuity.Staff;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.FollowUps;

public class KeepFollowUpTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly CallContent Call = new(Direction.Outbound, Minute, "They are well.", null, null);

    [Fact]
    public void Keep_WithACallAsEvidence_IsKeptAndTold()
    {
        var duties = Owed().After(Minute);
        var call = duties.Entry(Call);
        duties.Do(duties.TryKeep(Ana, 1, "They are well.", call));
        var kept = duties[1];
        Assert.Equal((FollowUpState.Kept, ActorRef.Agent("ana"), "They are well.", call.Id), (kept.State, kept.SettledBy, kept.Outcome, kept.Evidence));
        Assert.Equal((duties.Now, null), (kept.SettledAt, kept.NextAt));
        Assert.Equal([(Activity.FollowUpKept, Visibility.Public)], duties.Log(1));
        Assert.Equal("Kept: \"We look into it.\"", Words(duties.Story.Entries[^1]));
    }

    [Fact]
    public void Keep_WithoutEvidence_SaysThatThereWasNoContact()
    {
        var duties = Owed();
        duties.Do(duties.TryKeep(Ana, 1));
        Assert.Null(duties[1].Evidence);
        Assert.Equal("Kept without contact: \"We look into it.\"", Words(duties.Story.Entries[^1]));
    }

    [Fact]
    public void Keep_EvidenceOfAnyContact_IsTaken()
    {
        var duties = Owed().After(Minute);
        foreach (var content in new EntryContent[]
        {
            Call, new MessageContent("Fine."), new EmailContent(Direction.Inbound, "Re", "Fine.", "a@b.c", ["d@e.f"], null, null), new SelfServiceContent("status", SelfServiceOutcome.Viewed, null),
        })
        {
            Assert.Null(duties.TryKeep(Ana, 1, evidence: duties.Entry(content)).Refusal);
        }
    }

    [Fact]
    public void Keep_EvidenceThatIsNone_IsInvalid()
    {
        var duties = Owed();
        var early = duties.Entry(Call);
        duties.After(Minute);
        var late = duties.Entry(Call);
        foreach (var evidence in new[]
        {
            early,
            early with { RecordedAt = duties.Now },
            late with { RecordedAt = Start },
            duties.Entry(new NoteContent("Called.")),
            duties.Entry(new ActivityContent(Activity.SessionEnded, "Ended.")),
            duties.Entry(Call, entry => entry with { Visibility = Visibility.Internal }),
            duties.Entry(Call, entry => entry with { Session = null }),
            duties.Entry(Call, home: CustomerId.New(Start)),
        })
        {
            var refusal = duties.TryKeep(Ana, 1, evidence: evidence).Refusal!;
            Assert.Equal(RefusalCode.Invalid, refusal.Code);
            Assert.Equal(["input", "evidenceEntryId"], refusal.Path!);
        }

        var missing = KeepFollowUp.Decide(duties.State, Ana, new(duties.Id(1), "Fine.", new EntryId(duties.State.Id, 99)), duties.Roster, duties.Options, duties.Now);
        Assert.Equal(RefusalCode.Invalid, missing.Refusal?.Code);
    }

    [Fact]
    public void Keep_EvidenceAtAnotherHomeOfTheCustomer_IsTaken()
    {
        var duties = Owed().After(Minute);
        var other = new CustomerState(CustomerId.New(Start)) { Version = 1 };
        duties.Story.Change(state => state with { OtherHomes = [other] });
        Assert.Equal(2, CustomerHomes.Of(duties.State).All.Count);
        Assert.Null(duties.TryKeep(Ana, 1, evidence: duties.Entry(Call, home: other.Id)).Refusal);
    }

    [Fact]
    public void Keep_IsForWhoAnswersForItHandlesOrWasTold()
    {
        var duties = Owed();
        Assert.Equal(RefusalCode.Forbidden, duties.TryKeep(Ben, 1).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, duties.TryKeep(duties.Story.Mia(Phone), 1).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, duties.TryKeep(Bot, 1).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, duties.TryKeep(Ana, 2).Refusal?.Code);
        Assert.Null(duties.TryKeep(Sue, 1).Refusal);
        duties.Change(1, followUp => followUp with { EscalatedTo = "ben" });
        Assert.Null(duties.TryKeep(Ben, 1).Refusal);
        duties.Change(1, followUp => followUp with { EscalatedTo = null });
        duties.Story.Change(state => state with { Tickets = state.Tickets.SetItem(1, duties.Story.Ticket with { Handler = ActorRef.Agent("ben") }) });
        Assert.Null(duties.TryKeep(Ben, 1).Refusal);
        var deputy = Owed();
        deputy.Roster = Duties.RosterOf(new StaffMember("ana", Role.Agent) { Availability = Availability.Offline, Deputy = "ben" }, new StaffMember("ben", Role.Agent));
        Assert.Null(deputy.TryKeep(Ben, 1).Refusal);
    }

    [Fact]
    public void Keep_SentAgain_IsKeptOnceAndElseSettled()
    {
        var duties = Owed();
        duties.Do(duties.TryKeep(Ana, 1));
        Assert.Same(duties.State, duties.TryKeep(Ana, 1).State);
        Assert.Equal(RefusalCode.WrongState, duties.TryKeep(Ana, 1, "Otherwise.").Refusal?.Code);
        Assert.Equal(RefusalCode.WrongState, duties.TryKeep(Sue, 1).Refusal?.Code);
        Assert.Equal(["input", "outcome"], duties.TryKeep(Ana, 1, " ").Refusal?.Path!);
    }

    [Fact]
    public void Keep_Missed_SettlesIt()
    {
        var duties = Owed().After(TimeSpan.FromHours(2));
        Assert.Equal(FollowUpState.Missed, duties[1].State);
        duties.Do(duties.TryKeep(Ana, 1)).After(TimeSpan.FromDays(9));
        Assert.Equal(FollowUpState.Kept, duties[1].State);
    }

    [Fact]
    public void KeepWaiveReschedule_WhatWaitsForAnAccept_IsInTheWrongState()
    {
        var duties = Owed().Change(1, followUp => followUp with { NextAt = null, Kind = FollowUpKind.AfterHandoff });
        Assert.Equal(RefusalCode.WrongState, duties.TryKeep(Ana, 1).Refusal?.Code);
        Assert.Equal(RefusalCode.WrongState, duties.TryWaive(Ana, 1).Refusal?.Code);
        Assert.Equal(RefusalCode.WrongState, duties.TryReschedule(Ana, 1, Start.AddHours(3)).Refusal?.Code);
    }

    [Fact]
    public void Keep_ProgressUpdate_IsFollowedByTheNextWhileTheTicketIsOpen()
    {
        var duties = new Duties().Promise(FollowUpKind.ProgressUpdate, TimeSpan.FromHours(1), "News.", Channel.Chat);
        duties.Do(duties.TryKeep(Ana, 1));
        var next = duties.Latest;
        Assert.Equal((2, "News.", Channel.Chat, Start.AddMinutes(20), FollowUpState.Pending), (next.Number, next.Promise, next.Channel, next.DueAt, next.State));
        Assert.Equal([(Activity.FollowUpKept, Visibility.Public), (Activity.FollowUpPromised, Visibility.Public)], duties.Log(2));
        Assert.Same(duties.State, duties.TryKeep(Ana, 1).State);
        duties.Do(duties.TryWaive(Ana, 2));
        Assert.Equal(2, duties.State.FollowUps.Count);
    }

    private static Duties Owed() => new Duties().Promise(FollowUpKind.Promise, TimeSpan.FromHours(1));
}
