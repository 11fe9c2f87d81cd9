using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.FollowUps;

public class PromiseFollowUpTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Promise_ByTheOwner_IsOwedByThemAndToldToTheCustomer()
    {
        var duties = new Duties().Promise(FollowUpKind.Callback, Hour, "We call you.", Channel.Phone);
        var followUp = duties.Latest;
        Assert.Equal((1, FollowUpKind.Callback, "ana", FollowUpState.Pending), (followUp.Number, followUp.Kind, followUp.Responsible, followUp.State));
        Assert.Equal((Start + Hour, Start + Hour - duties.Options.RemindBefore, false), (followUp.DueAt, followUp.NextAt, followUp.SoonTold));
        Assert.Equal([1], duties.Story.Ticket.FollowUps);
        Assert.Equal([(Activity.FollowUpPromised, Visibility.Public)], duties.Log(1));
        Assert.Equal("Promised for 2026-03-02 10:00 (UTC): \"We call you.\"", Words(duties.Story.Entries[^1]));
        Assert.Equal(1, duties.Story.Entries[^1].Session);
    }

    [Fact]
    public void Promise_ByWhoHandles_IsOwedByTheOwner()
    {
        var duties = HandledByBen();
        duties.Do(duties.TryPromise(Ben, FollowUpKind.Promise, Start + Hour));
        Assert.Equal(("ana", ActorRef.Agent("ben")), (duties.Latest.Responsible, duties.Latest.PromisedBy));
    }

    [Fact]
    public void Promise_ByOthers_IsForbiddenUnlessTheyActForTheOwnerOrSupervise()
    {
        var duties = new Duties();
        Assert.Equal(RefusalCode.Forbidden, Refused(duties, Ben));
        Assert.Equal(RefusalCode.Forbidden, Refused(duties, duties.Story.Mia(Phone)));
        Assert.Equal(RefusalCode.NotFound, Refused(duties, Bot));
        Assert.Null(Refused(duties, Sue));
        duties.Roster = Duties.RosterOf(new StaffMember("ana", Role.Agent) { Availability = Availability.Away, Deputy = "ben" }, new StaffMember("ben", Role.Agent));
        Assert.Null(Refused(duties, Ben));
    }

    [Theory]
    [InlineData(FollowUpKind.AfterHandoff)]
    [InlineData(FollowUpKind.AfterResolution)]
    public void Promise_OfAKindThatOthersLeave_IsInvalid(FollowUpKind kind)
    {
        var duties = new Duties();
        Assert.Equal(["input", "kind"], duties.TryPromise(Ana, kind, Start + Hour).Refusal?.Path!);
    }

    [Fact]
    public void Promise_OutOfBounds_IsInvalidAtItsField()
    {
        var duties = new Duties();
        foreach (var within in new[] { TimeSpan.FromSeconds(59), TimeSpan.FromDays(366) + TimeSpan.FromMilliseconds(1), -Hour })
        {
            Assert.Equal(["input", "dueAt"], duties.TryPromise(Ana, FollowUpKind.Promise, Start + within).Refusal?.Path!);
        }

        Assert.Null(duties.TryPromise(Ana, FollowUpKind.Promise, Start.AddMinutes(1)).Refusal);
        Assert.Null(duties.TryPromise(Ana, FollowUpKind.Promise, Start.AddDays(366)).Refusal);
        Assert.Equal(["input", "promise"], duties.TryPromise(Ana, FollowUpKind.Promise, Start + Hour, " ").Refusal?.Path!);
        Assert.Equal(["input", "promise"], duties.TryPromise(Ana, FollowUpKind.Promise, Start + Hour, new('x', 2001)).Refusal?.Path!);
    }

    [Fact]
    public void Promise_FinerThanStored_IsCutOff()
    {
        var duties = new Duties();
        duties.Do(duties.TryPromise(Ana, FollowUpKind.Promise, (Start + Hour).AddTicks(7)));
        Assert.Equal(Start + Hour, duties.Latest.DueAt);
        Assert.Same(duties.State, duties.TryPromise(Ana, FollowUpKind.Promise, (Start + Hour).AddTicks(9)).State);
    }

    [Fact]
    public void Promise_SentAgain_IsOnePromise()
    {
        var duties = new Duties().Promise(FollowUpKind.Promise, Hour);
        var again = duties.TryPromise(Ana, FollowUpKind.Promise, Start + Hour);
        Assert.Equal((duties.Id(1), 0), (again.Result, again.Entries.Count));
        Assert.Same(duties.State, again.State);
        Assert.Equal(duties.Id(2), duties.TryPromise(Sue, FollowUpKind.Promise, Start + Hour).Result);
        Assert.Equal(duties.Id(2), duties.TryPromise(Ana, FollowUpKind.Promise, Start + Hour, "Something else.").Result);
    }

    [Fact]
    public void Promise_OnATicketThatNobodyOwnsOrThatIsClosed_IsInTheWrongState()
    {
        var duties = new Duties();
        duties.Story.Change(state => state with { Tickets = state.Tickets.SetItem(1, duties.Story.Ticket with { Owner = null }) });
        Assert.Equal(RefusalCode.WrongState, Refused(duties, Sue));
        var closed = new Duties();
        closed.Do(CloseTicket.Decide(closed.State, Ana, new(closed.Story.TicketId(1)), Work.Roster, closed.Now));
        Assert.Equal(RefusalCode.WrongState, Refused(closed, Ana));
    }

    [Fact]
    public void Promise_WhereTooManyAreOpen_IsRefusedNamingTheBound()
    {
        var duties = new Duties();
        duties.Story.FollowUps = new() { MaximumOpen = 2 };
        duties.Promise(FollowUpKind.Promise, Hour, "One.").Promise(FollowUpKind.Promise, Hour, "Two.");
        var refusal = duties.TryPromise(Ana, FollowUpKind.Promise, Start + Hour, "Three.").Refusal!;
        Assert.Equal((RefusalCode.LimitExceeded, "At most 2 follow-ups may be open on a ticket."), (refusal.Code, refusal.Message));
        duties.Do(duties.TryWaive(Ana, 1));
        Assert.Null(duties.TryPromise(Ana, FollowUpKind.Promise, Start + Hour, "Three.").Refusal);
    }

    [Fact]
    public void Promise_SecondProgressUpdate_IsInTheWrongState()
    {
        var duties = new Duties().Promise(FollowUpKind.ProgressUpdate, Hour, "News.");
        Assert.Equal(RefusalCode.WrongState, duties.TryPromise(Ana, FollowUpKind.ProgressUpdate, Start + Hour, "More news.").Refusal?.Code);
        var resolved = new Duties();
        resolved.Story.Resolve(Ana, 1);
        Assert.Equal(RefusalCode.WrongState, resolved.TryPromise(Ana, FollowUpKind.ProgressUpdate, Start + Hour).Refusal?.Code);
    }

    [Fact]
    public void Promise_AtShortNotice_IsNotRemindedOf()
    {
        var duties = new Duties().Promise(FollowUpKind.Promise, TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(4.999));
        Assert.Equal((true, duties.Latest.DueAt), (duties.Latest.SoonTold, duties.Latest.NextAt));
        duties.Promise(FollowUpKind.Promise, TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(5));
        Assert.Equal((false, Start.AddSeconds(5)), (duties.Latest.SoonTold, duties.Latest.NextAt));
    }

    [Fact]
    public void Sees_PromiseMadeUnderAProvedIdentity_IsNotForOneWhoOnlyClaimsIt()
    {
        var duties = new Duties();
        duties.Story.End(Ana, 1).Begin(Ana, Channel.Chat, [Claimed(Phone)], command => command with { Ticket = duties.Story.TicketId(1) });
        duties.Promise(FollowUpKind.Callback, Hour, "In the chat.");
        duties.Story.Begin(Ana, Channel.Phone, [Verified(Phone)], command => command with { Ticket = duties.Story.TicketId(1) });
        duties.Promise(FollowUpKind.Callback, Hour, "On the phone.");
        Assert.Equal([true, true], Seen(Assurance.Verified));
        Assert.Equal([true, false], Seen(Assurance.Claimed));
        Assert.Equal([RefusalCode.NotFound, null], new[] { Assurance.Claimed, Assurance.Verified }.Select(a => duties.TryReschedule(duties.Story.Mia(Phone, a), 2, Start.AddHours(2)).Refusal?.Code));

        IEnumerable<bool> Seen(Assurance assurance)
        {
            var access = ThreadAccess.Of(duties.Story.Mia(Phone, assurance), duties.State);
            return [access.Sees(duties.State.Id, duties.Story.Ticket, duties[1]), access.Sees(duties.State.Id, duties.Story.Ticket, duties[2])];
        }
    }

    private static Duties HandledByBen()
    {
        var duties = new Duties();
        duties.Story.Change(state => state with { Tickets = state.Tickets.SetItem(1, duties.Story.Ticket with { Handler = ActorRef.Agent("ben") }) });
        return duties;
    }

    private static RefusalCode? Refused(Duties duties, Caller caller) => duties.TryPromise(caller, FollowUpKind.Promise, duties.Now + Hour).Refusal?.Code;
}
