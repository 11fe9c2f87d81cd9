using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Merging;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.FollowUps;

public class CheckInTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Promise_WithoutConsent_IsConsentMissing()
    {
        var refusal = Refusal(new Duties());
        Assert.Equal(RefusalCode.ConsentMissing, refusal?.Code);
        Assert.Equal(["input", "dueAt"], refusal?.Path!);
        Assert.Null(Refusal(new Duties().Consent()));
        var mail = new Duties().Consent(channels: [Channel.Email]);
        Assert.Equal(RefusalCode.ConsentMissing, Refusal(mail, Channel.Phone)?.Code);
        Assert.Null(Refusal(mail, Channel.Email));
        Assert.Null(Refusal(mail));
        Assert.Null(Refusal(new Duties().Consent(), Channel.Phone));
    }

    [Fact]
    public void Promise_OfTheOtherKinds_NeedsNoConsentAndKnowsNoQuietHours()
    {
        var duties = new Duties().Consent(false, quietFrom: "00:00", quietUntil: "23:59");
        Assert.Null(duties.TryPromise(Ana, FollowUpKind.Callback, Start + Hour).Refusal);
    }

    [Fact]
    public void Promise_InTheQuietHours_IsInvalidAndNamesThem()
    {
        // 09:00 UTC in March is 10:00 in Berlin.
        var duties = new Duties().Consent(quietFrom: "22:00", quietUntil: "12:00", zone: "Europe/Berlin");
        var refusal = Refusal(duties)!;
        Assert.Equal((RefusalCode.Invalid, "dueAt must not be in the customer's quiet hours, 22:00 to 12:00 in Europe/Berlin."), (refusal.Code, refusal.Message));
        Assert.Null(duties.TryPromise(Ana, FollowUpKind.CheckIn, Start + (2 * Hour)).Refusal);
        Assert.Equal(["input", "dueAt"], duties.Promise(FollowUpKind.CheckIn, 2 * Hour).TryReschedule(Ana, 1, Start + Hour).Refusal?.Path!);
    }

    [Fact]
    public void Promise_WhereTheTimeZoneIsUnknown_GoesByTheOption()
    {
        var duties = new Duties().Consent(quietFrom: "10:00", quietUntil: "10:30");
        Assert.Contains("in UTC", Refusal(duties)?.Message, StringComparison.Ordinal);
        duties.Story.FollowUps = new() { TimeZone = "Europe/Berlin" };
        Assert.Null(Refusal(duties));
    }

    [Fact]
    public void Promise_OnAMergedHome_GoesByTheSurvivorsConsentAndAnyHomesTimeZone()
    {
        var duties = new Duties().Consent(zone: "Europe/Berlin");
        var survivor = new CustomerState(CustomerId.New(Start)) { Version = 1 };
        duties.Story.Change(state => state with
        {
            Profile = state.Profile with { MergedInto = new MergeLink(1, survivor.Id, MergeLinkState.Confirmed, Start, ActorRef.Agent("ana"), "One.", 0) },
            OtherHomes = [survivor],
        });
        Assert.Equal(RefusalCode.ConsentMissing, Refusal(duties)?.Code);
        var consent = new ContactConsent { CheckIns = true, QuietFrom = "10:30", QuietUntil = "11:30" };
        duties.Story.Change(state => state with { OtherHomes = [survivor with { Profile = new() { ContactConsent = consent } }] });
        Assert.Contains("in Europe/Berlin", Refusal(duties)?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settle_WhereConsentIsGone_CancelsIt()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, Hour).Consent(false).After(Hour);
        Assert.Equal((FollowUpState.Cancelled, "The customer no longer consents to it."), (duties[1].State, duties[1].Outcome));
        Assert.Equal([(Activity.FollowUpCancelled, Visibility.Internal)], duties.Log(1));
    }

    [Fact]
    public void Update_ThatTakesConsentBack_CancelsWhatIsOpenAndNothingElse()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, Hour, channel: Channel.Phone).Promise(FollowUpKind.Callback, Hour);
        var stays = UpdateCustomer.Decide(duties.State, Ana, Consent(new() { Channels = Change.Set<IReadOnlyList<Channel>>([Channel.Phone]) }), duties.Now);
        Assert.True(stays.State!.FollowUps[1].IsOpen);
        duties.Do(UpdateCustomer.Decide(duties.State, duties.Story.Mia(Phone), Consent(new() { Channels = Change.Set<IReadOnlyList<Channel>>([Channel.Email]) }), duties.Now));
        Assert.Equal((FollowUpState.Cancelled, FollowUpState.Pending), (duties[1].State, duties[2].State));
        Assert.Equal([(Activity.ProfileUpdated, Visibility.Public), (Activity.FollowUpCancelled, Visibility.Internal)], duties.Log(2));
        Assert.Equal(RefusalCode.WrongState, duties.TryKeep(Ana, 1).Refusal?.Code);
    }

    [Fact]
    public void Settle_InWhatHasBecomeQuietHours_WaitsForTheirEnd()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, Hour).Consent(quietFrom: "09:30", quietUntil: "14:00").After(Hour);
        Assert.Equal((FollowUpState.Pending, Start.AddHours(5), Start.AddHours(4.75)), (duties[1].State, duties[1].DueAt, duties[1].NextAt));
        Assert.Equal((Start + Hour, Start.AddHours(5)), (duties[1].Reschedules[0].From, duties[1].Reschedules[0].To));
        Assert.Equal([(Activity.FollowUpRescheduled, Visibility.Public)], duties.Log(1));
        Assert.Equal(FollowUpState.Due, duties.After(4 * Hour)[1].State);
    }

    [Fact]
    public void Settle_LateAndInTheQuietHours_WaitsForTheirEnd()
    {
        // Due at 21:00; looked at only at 23:30, after a pause.
        var duties = new Duties().Consent(quietFrom: "22:00", quietUntil: "08:00").Promise(FollowUpKind.CheckIn, 12 * Hour).After(14.5 * Hour);
        Assert.Equal((FollowUpState.Pending, Start.AddHours(23)), (duties[1].State, duties[1].DueAt));
    }

    [Fact]
    public void Close_OrResolve_CancelsWhatTheyNoLongerAgreeToAlsoWhereItWasMissed()
    {
        foreach (var resolves in new[] { false, true })
        {
            var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, Hour).After(5 * Hour);
            Assert.Equal((FollowUpState.Missed, null), (duties[1].State, duties[1].NextAt));
            duties.Consent(false);
            if (resolves)
            {
                duties.Story.Resolve(Ana, 1);
            }
            else
            {
                duties.Do(CloseTicket.Decide(duties.State, Ana, new(duties.Story.TicketId(1)), duties.Roster, duties.Now));
            }

            Assert.Equal(FollowUpState.Cancelled, duties[1].State);
            Assert.Contains(Activity.FollowUpCancelled, duties.Story.Activities);
        }
    }

    [Fact]
    public void Settle_Anything_CancelsAllThatTheyNoLongerAgreeTo()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, Hour).After(5 * Hour).Promise(FollowUpKind.Callback, Hour).Consent(false).After(0.5 * Hour);
        Assert.Equal(FollowUpState.Missed, duties[1].State);
        Assert.Equal(FollowUpState.Cancelled, duties.After(0.5 * Hour)[1].State);
    }

    [Fact]
    public void SettleConsent_AtAHomeWhereItWasNotSaid_CancelsWhatTheyNoLongerAgreeTo()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, Hour).Promise(FollowUpKind.Callback, Hour).After(5 * Hour);
        Assert.Same(duties.State, SettleConsent.Decide(duties.State, duties.Now).State);
        duties.Consent(false).Do(SettleConsent.Decide(duties.State, duties.Now));
        Assert.Equal((FollowUpState.Cancelled, FollowUpState.Missed), (duties[1].State, duties[2].State));
        Assert.Empty(SettleConsent.Decide(duties.State, duties.Now).Entries);
    }

    private static UpdateCustomerCommand Consent(ContactConsentChange change) => new() { ContactConsent = change };

    private static Refusal? Refusal(Duties duties, Channel? channel = null) => duties.TryPromise(Ana, FollowUpKind.CheckIn, Start + Hour, channel: channel).Refusal;
}
