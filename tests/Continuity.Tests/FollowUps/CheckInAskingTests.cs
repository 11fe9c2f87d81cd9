using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.FollowUps;

/// <summary>An agent asks before a check-in is due, by an entry that names it.</summary>
public class CheckInAskingTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly MessageContent HowAreYou = new("How are you?");

    [Fact]
    public void Ask_BeforeItIsDue_LetsTheNextWordOfTheCustomerKeepIt()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, 24 * Hour);
        duties.Story.After(Hour);
        duties.Do(Ask(duties, Ana));
        Assert.Equal((FollowUpState.Pending, Start + Hour), (duties[1].State, duties[1].AskedAt));
        duties.Story.After(Hour);
        duties.Do(Answer(duties));
        Assert.Equal(FollowUpState.Kept, duties[1].State);
    }

    [Fact]
    public void Ask_AndNoAnswer_FallsDueAsPromisedAlsoInQuietHours()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, 24 * Hour);
        duties.Do(Ask(duties, Ana)).Consent(quietFrom: "08:00", quietUntil: "10:00").After(24 * Hour);
        Assert.Equal((FollowUpState.Due, 0), (duties[1].State, duties[1].Reschedules.Count));
    }

    [Fact]
    public void Ask_WithoutAWordToTheCustomer_IsInvalid()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, 24 * Hour);
        foreach (var (caller, content, visibility) in new (Caller, EntryContent, Visibility)[]
        {
            (duties.Story.Mia(Phone), HowAreYou, Visibility.Public), (Ana, HowAreYou, Visibility.Internal), (Ana, new NoteContent("Ask her."), Visibility.Public),
            (Ana, new CallContent(Direction.Inbound, Hour, "She called.", null, null), Visibility.Public),
        })
        {
            var refusal = Ask(duties, caller, content, visibility: visibility).Refusal;
            Assert.Equal((RefusalCode.Invalid, "checkInId"), (refusal?.Code, refusal?.Path?[^1]));
        }
    }

    [Fact]
    public void Ask_WhatIsNoOpenCheckInOfTheTicket_IsRefused()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.Callback, Hour).Promise(FollowUpKind.CheckIn, 24 * Hour);
        Assert.Equal(RefusalCode.NotFound, Ask(duties, Ana, number: 1).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Ask(duties, Ana, number: 3).Refusal?.Code);
        duties.Story.Begin(Ana, Channel.Chat, [Verified(Phone)], command => command with { NewTicket = true });
        Assert.Equal(RefusalCode.NotFound, Ask(duties, Ana, number: 2, session: 2).Refusal?.Code);
        duties.Do(duties.TryWaive(Ana, 2));
        Assert.Equal(RefusalCode.WrongState, Ask(duties, Ana, number: 2).Refusal?.Code);
    }

    [Fact]
    public void Ask_WithoutConsentInQuietHoursOrTooSoon_IsRefused()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, 24 * Hour);
        Assert.Equal(RefusalCode.ConsentMissing, Ask(duties.Consent(channels: [Channel.Email]), Ana).Refusal?.Code);
        var quiet = Ask(duties.Consent(quietFrom: "08:00", quietUntil: "10:00"), Ana).Refusal;
        Assert.Equal("checkInId must not be in the customer's quiet hours, 08:00 to 10:00 in UTC.", quiet?.Message);
        duties.Consent().Story.Change(state => state with { Profile = state.Profile with { CheckedInAt = Start - Hour } });
        Assert.Equal((RefusalCode.LimitExceeded, "checkInId"), (Ask(duties, Ana).Refusal?.Code, Ask(duties, Ana).Refusal?.Path?[^1]));
    }

    private static Decision<bool> Ask(Duties duties, Caller caller, EntryContent? content = null, int number = 1, int session = 1, Visibility visibility = Visibility.Public) =>
        RecordInSession.Decide(
            duties.State, caller, session, new(content ?? HowAreYou) { CheckIn = duties.Id(number), Visibility = visibility }, duties.Recording, duties.Now);

    private static Decision<bool> Answer(Duties duties) =>
        RecordInSession.Decide(duties.State, duties.Story.Mia(Phone), 1, new(new MessageContent("Well!")), duties.Recording, duties.Now);
}
