using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Tests.Privacy;

public class EraseCustomerTests
{
    private static readonly EraseCustomerCommand Erase = new("They asked for it.", false);
    private static readonly EraseCustomerCommand Waive = Erase with { WaivesOpenDuties = true };
    private readonly Story story = new();

    public EraseCustomerTests() => story.Begin(Story.Ana, Channel.Chat, [Story.Claimed(Story.Mail)], static start => start with { Subject = "Mia's bill", CustomerName = "Mia" });

    [Fact]
    public void Decide_ByAllButSupervisors_IsRefused()
    {
        Assert.Equal(RefusalCode.Forbidden, Decide(Story.Ana).Refusal!.Code);
        Assert.Equal(RefusalCode.Forbidden, Decide(story.Mia(Story.Mail)).Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, Decide(Story.Ingest).Refusal!.Code);
        Assert.Equal(["input", "reason"], EraseCustomer.Decide(story.State, Story.Sue, new("?", true), Work.Roster, story.Now).Refusal!.Path!);
    }

    [Fact]
    public void Decide_WhileSomethingIsOwed_NamesItAndChangesNothing()
    {
        Promise();

        var refusal = Assert.IsType<ObligationOpen>(Decide(Story.Sue).Refusal);

        Assert.Equal([new FollowUpId(story.State.Id, 1)], refusal.FollowUps);
    }

    [Fact]
    public void Decide_DutiesAreWaived_EndsAllThatGoesOn()
    {
        Promise();
        story.Apply(OfferHandoff.Decide(
            story.State, Story.Ana, new(story.TicketId(1), HandoffTarget.OfQueue("billing"), TransferMode.Warm, "Because of Mia.", "Mia is angry.", TimeSpan.FromMinutes(1)), Work.Roster, Work.Queues, Work.Rules, story.Now));

        story.Apply(Decide(Story.Sue, Waive));

        Assert.Equal((TicketStatus.Closed, "ana", Erased.Text), (story.Ticket.Status, story.Ticket.Owner, story.Ticket.Subject));
        Assert.Equal((SessionState.Ended, story.Now), (story.Session.State, story.Session.EndedAt));
        Assert.Equal((HandoffState.Withdrawn, Erased.Text), (story.State.Handoffs[1].State, story.State.Handoffs[1].Summary));
        Assert.Equal([FollowUpState.Waived, FollowUpState.Cancelled], story.State.FollowUps.Values.OrderBy(static one => one.Number).Select(static one => one.State));
        Assert.Equal(("ana", ActorRef.Agent("sue"), Erased.Text), (story.State.FollowUps[1].Responsible, story.State.FollowUps[1].SettledBy, story.State.FollowUps[1].Promise));
        Assert.Equal((null, 0, 0), (story.State.Profile.Name, story.State.Profile.Identities.Count, story.State.Profile.OpenSessions.Count));
        Assert.Equal(new Erasure(story.Now, ActorRef.Agent("sue"), Waive.Reason), story.State.Profile.Erasure! with { Waiting = [], Suggested = [] }, EqualityComparer<Erasure>.Create(static (one, other) =>
            (one!.At, one.By, one.Reason, one.Numbers, one.Entries, one.DoneAt) == (other!.At, other.By, other.Reason, other.Numbers, other.Entries, other.DoneAt)));
        Assert.Equal(Activity.CustomerErased, story.Activities.Last());
        Assert.All(story.Entries.Where(static entry => entry.Redaction is not null), static entry => Assert.Equal(Erased.Text, Story.Words(entry)));
        Assert.Equal(6, story.Entries.Count(static entry => entry.Redaction is not null));
    }

    [Fact]
    public void Decide_ErasedBefore_ChangesNothing()
    {
        story.Apply(Decide(Story.Sue));

        var again = Decide(Story.Sue, Waive);

        Assert.Equal(story.State.Id, again.Result);
        Assert.Same(story.State, again.State);
    }

    [Fact]
    public void Decide_CustomerOfSeveralHomes_ChecksAllAndNamesThoseThatMustBeTold()
    {
        var merged = new Story();
        merged.Begin(Story.Ana, Channel.Phone, [Story.Claimed(Story.Phone)]).Claim(Story.Ana, 1);
        merged.Apply(PromiseFollowUp.Decide(merged.State, Story.Ana, new(merged.TicketId(1), FollowUpKind.Promise, "We look into it.", merged.Now.AddHours(1), null), Work.Roster, merged.FollowUps, merged.Now));
        story.Change(state => state with { OtherHomes = [merged.State] });

        var owed = Assert.IsType<ObligationOpen>(Decide(Story.Sue).Refusal);
        var erased = Decide(Story.Sue, Waive).State!.Profile.Erasure!;
        merged.Apply(EraseMerged.Decide(merged.State, erased, Work.Roster, merged.Now));

        Assert.Equal([new FollowUpId(merged.State.Id, 1)], owed.FollowUps);
        Assert.Equal([merged.State.Id], erased.Waiting);
        Assert.Equal((TicketStatus.Closed, FollowUpState.Waived), (merged.Ticket.Status, merged.State.FollowUps[1].State));
        Assert.Equal((erased.At, erased.By, 0), (merged.State.Profile.Erasure!.At, merged.State.Profile.Erasure.By, merged.State.Profile.Erasure.Waiting.Count));
        Assert.False(EraseMerged.Decide(merged.State, erased, Work.Roster, merged.Now).Result);
        Assert.Empty(MergedErased.Apply(Decide(Story.Sue, Waive).State!, merged.State.Id).Profile.Erasure!.Waiting);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decide_CheckInAtAMergedHome_IsOwedByWhatTheCustomerSaidLastAtWhicheverHome(bool agrees)
    {
        var merged = CheckedOn();
        merged.Change(state => Saying(state, !agrees, Story.Start));
        story.Change(state => Saying(state, agrees, Story.Start.AddMinutes(1)) with { OtherHomes = [merged.State] });

        IReadOnlyList<FollowUpId> expected = agrees ? [new(merged.State.Id, 1)] : [];
        var owed = Decide(Story.Sue).Refusal as ObligationOpen;
        merged.Apply(EraseMerged.Decide(merged.State, Decide(Story.Sue, Waive).State!.Profile.Erasure!, Work.Roster, merged.Now));

        Assert.Equal(expected, owed?.FollowUps ?? []);
        Assert.Equal((FollowUpState.Waived, ActorRef.Agent("sue")), (merged.State.FollowUps[1].State, merged.State.FollowUps[1].SettledBy));
        Assert.DoesNotContain(Activity.FollowUpCancelled, merged.Activities);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DecideExpired_CheckInAtAMergedHome_KeepsWhoSaidLastThatTheyAgreeToIt(bool agrees)
    {
        var merged = CheckedOn();
        merged.Change(state => Resolved(Saying(state, !agrees, Story.Start)));
        story.Change(state => Resolved(Saying(state, agrees, Story.Start.AddMinutes(1))) with { OtherHomes = [merged.State] });
        var retainFor = TimeSpan.FromDays(30);

        var kept = EraseExpired.Decide(story.State, story.Now, retainFor, Work.Roster, story.Now.AddDays(31));

        Assert.Equal(agrees, kept.State!.Profile.Erasure is null);
    }

    [Theory]
    [InlineData(-1, 1, true)]
    [InlineData(0, 1, true)]
    [InlineData(-2, -1, true)]
    [InlineData(-1, -2, false)]
    [InlineData(1, 2, false)]
    [InlineData(2, 1, false)]
    public void Hold_HomeThatAnotherHolds_IsTakenOnlyFromWhoseTimeIsOverByWhoseGoesOnForLonger(int theirs, int own, bool isTaken)
    {
        var (before, hold) = (new ErasureHold("theirs", story.Now.AddSeconds(theirs)), new ErasureHold("own", story.Now.AddSeconds(own)));
        story.Change(state => state with
        {
            Profile = state.Profile with { MergedInto = new(1, CustomerId.New(story.Now), MergeLinkState.Confirmed, story.Now, ActorRef.Agent("ana"), "One person.", 1), ErasureHold = before },
        });

        var held = HoldHomes.Hold(story.State, hold, story.Now);

        Assert.Equal(isTaken ? hold : before, held.Profile.ErasureHold);
        Assert.Equal(hold, HoldHomes.Hold(HoldHomes.Release(story.State, before), hold, story.Now).Profile.ErasureHold);
    }

    [Fact]
    public void Begin_CustomerOfSeveralHomes_IsHeldOnlyWhereTheyWouldBeErased()
    {
        var hold = new ErasureHold("look", story.Now.AddSeconds(1));
        var alone = HoldHomes.Begin(story.State, Decide(Story.Sue), hold);
        var merged = new Story();
        merged.Begin(Story.Ana, Channel.Phone, [Story.Claimed(Story.Phone)]);
        story.Change(state => state with { OtherHomes = [merged.State] });

        var refused = HoldHomes.Begin(story.State, Decide(Story.Ana), hold);
        var held = HoldHomes.Begin(story.State, Decide(Story.Sue), hold).State!;

        Assert.NotNull(alone.State!.Profile.Erasure);
        Assert.Equal(RefusalCode.Forbidden, refused.Refusal!.Code);
        Assert.Equal((null, hold, hold, null), (held.Profile.Erasure, held.Profile.ErasureHold, HoldHomes.InForce(held, story.Now), HoldHomes.InForce(held, hold.Until)));
        Assert.False(HoldHomes.AreHeld(held, hold));
        Assert.Null(HoldHomes.Release(held, hold).Profile.ErasureHold);
        Assert.Same(held, HoldHomes.Release(held, hold with { Id = "another" }));
        Assert.Null(EraseCustomer.Decide(held, Story.Sue, Erase, Work.Roster, story.Now).State!.Profile.ErasureHold);
    }

    [Fact]
    public void Decide_MergeWithSomebodyWhoIsErased_IsRefused()
    {
        var other = new Story();
        other.Begin(Story.Ana, Channel.Phone, [Story.Claimed(Story.Phone)]);
        story.Apply(Decide(Story.Sue));

        var announced = AnnounceMerge.Decide(other.State, story.State, ActorRef.Agent("ana"), "One person.", new MergeOptions(), story.Now);

        Assert.Equal(RefusalCode.WrongState, announced.Refusal!.Code);
    }

    [Fact]
    public void Decide_AnIdentityOfWhoWasErased_IsRefusedBeforeItIsClaimed()
    {
        story.Apply(Decide(Story.Sue));

        Assert.Same(WhileErased.Refused, LinkIdentity.Decide(story.State, Story.Ana, new(Story.Claimed(Story.Phone)), new(), story.Now).Refusal);
        Assert.Same(WhileErased.Refused, VerifyIdentity.Decide(story.State, Story.Ana, new(Story.Phone, "code"), new(), story.Now).Refusal);
    }

    [Fact]
    public void Next_OfLongHomes_TakesEachNumberAndEntryOnce()
    {
        var profile = new CustomerProfile { TicketCount = 3, FollowUpCount = 25, Erasure = new(story.Now, ActorRef.Continuity, "") };
        var numbers = new List<int>();
        while (EraseRecords.Next(profile) is { Count: > 0 } next)
        {
            numbers.AddRange(next);
            profile = profile with { Erasure = profile.Erasure! with { Numbers = next[^1] } };
        }

        Assert.Equal(Enumerable.Range(1, 25), numbers);
        Assert.Equal(Enumerable.Range(51, 50), EraseEntries.Next(profile with { Erasure = profile.Erasure! with { Entries = 50 } }, 120));
        Assert.Empty(EraseEntries.Next(profile with { Erasure = profile.Erasure! with { Entries = 120 } }, 120));
    }

    private static Story CheckedOn()
    {
        var merged = new Story();
        merged.Begin(Story.Ana, Channel.Phone, [Story.Claimed(Story.Phone)]).Claim(Story.Ana, 1).Change(static state => Saying(state, true, Story.Start));
        return merged.Apply(PromiseFollowUp.Decide(
            merged.State, Story.Ana, new(merged.TicketId(1), FollowUpKind.CheckIn, "We ask how it goes.", merged.Now.AddHours(1), null), Work.Roster, merged.FollowUps, merged.Now));
    }

    private static CustomerState Saying(CustomerState state, bool agrees, DateTimeOffset at) =>
        state with { Profile = state.Profile with { ContactConsent = new() { CheckIns = agrees, RecordedAt = at, RecordedBy = ActorRef.Agent("ana") } } };

    private static CustomerState Resolved(CustomerState state) =>
        state with { Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { Status = TicketStatus.Resolved, ResolvedAt = Story.Start, WaitingIn = null, WaitingSince = null }) };

    private void Promise()
    {
        story.Claim(Story.Ana, 1);
        story.Apply(PromiseFollowUp.Decide(story.State, Story.Ana, new(story.TicketId(1), FollowUpKind.Promise, "Mia is called.", story.Now.AddHours(1), null), Work.Roster, story.FollowUps, story.Now));
    }

    private Decision<CustomerId> Decide(Caller caller, EraseCustomerCommand? command = null) => EraseCustomer.Decide(story.State, caller, command ?? Erase, Work.Roster, story.Now);
}
