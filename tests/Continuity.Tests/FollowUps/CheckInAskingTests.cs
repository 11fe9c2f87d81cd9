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
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
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
        var missing = Ask(duties.Consent(channels: [Channel.Email]), Ana).Refusal;
        Assert.Equal((RefusalCode.ConsentMissing, "checkInId"), (missing?.Code, missing?.Path?[^1]));
        var quiet = Ask(duties.Consent(quietFrom: "08:00", quietUntil: "10:00"), Ana).Refusal;
        Assert.Equal("checkInId must not be in the customer's quiet hours, 08:00 to 10:00 in UTC.", quiet?.Message);
        duties.Consent().Story.Change(state => state with { Profile = state.Profile with { CheckedInAt = Start - Hour } });
        Assert.Equal((RefusalCode.LimitExceeded, "checkInId"), (Ask(duties, Ana).Refusal?.Code, Ask(duties, Ana).Refusal?.Path?[^1]));
    }

    [Fact]
    public void Ask_CountsInThePauseButIsNothingToWhenTheSameIsDue()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, 20 * Day);
        duties.Do(Ask(duties, Ana));
        Assert.Equal(Start, duties.State.Profile.CheckedInAt);
        Assert.Equal(RefusalCode.LimitExceeded, Another(13.9 * Day)?.Code);
        Assert.Null(Another(14 * Day));
        Assert.Null(duties.TryReschedule(Ana, 1, Start + Day).Refusal);

        // The same again is asking again.
        duties.Story.After(13 * Day);
        Assert.Equal((RefusalCode.LimitExceeded, "checkInId"), (Ask(duties, Ana).Refusal?.Code, Ask(duties, Ana).Refusal?.Path?[^1]));
        duties.Story.After(Day);
        duties.Do(Ask(duties, Ana));
        Assert.Equal((Start, Start + (14 * Day)), (duties[1].AskedAt, duties.State.Profile.CheckedInAt));

        Refusal? Another(TimeSpan at) => duties.TryPromise(Ana, FollowUpKind.CheckIn, Start + at, "Another one.").Refusal;
    }

    [Fact]
    public void Ask_ByAWordThatIsDatedBack_GoesByWhenItIsSaid()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, 10 * Day);
        duties.Story.After(2 * Day);
        duties.Consent(quietFrom: "08:00", quietUntil: "10:00");
        Assert.Equal(RefusalCode.Invalid, Ask(duties, Ana, occurredAt: Start + Day + (5 * Hour)).Refusal?.Code);
        duties.Consent().Story.Change(state => state with { Profile = state.Profile with { CheckedInAt = duties.Now - Day } });
        Assert.Equal(RefusalCode.LimitExceeded, Ask(duties, Ana, occurredAt: Start - (15 * Day)).Refusal?.Code);
    }

    [Fact]
    public void Ask_ByACall_GoesByWhenItWasMadeSinceThePromiseAndThePauseCountsFromNow()
    {
        var call = new CallContent(Direction.Outbound, Hour, "She is well.", null, null);
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, 24 * Hour);
        duties.Story.After(2 * Hour);
        duties.Consent(quietFrom: "10:30", quietUntil: "12:00");
        var before = Ask(duties, Ana, call, occurredAt: Start - Hour).Refusal;
        Assert.Equal((RefusalCode.Invalid, "occurredAt"), (before?.Code, before?.Path?[^1]));
        Assert.Equal(RefusalCode.Invalid, Ask(duties, Ana, call).Refusal?.Code);
        duties.Do(Ask(duties, Ana, call, occurredAt: Start + Hour));
        Assert.Equal((Start + Hour, duties.Now), (duties[1].AskedAt, duties.State.Profile.CheckedInAt));
    }

    public static TheoryData<string, bool> Words => new()
    {
        { "message", true }, { "mail", true }, { "call", true }, { "early call", false }, { "inbound", false }, { "note", false }, { "internal", false }, { "customer", false },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Say_ByAnAgentToTheCustomerWhileItIsDue_IsAskingWhetherOrNotItIsAllowed(string what, bool asks)
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, Hour).After(1.1 * Hour);
        duties.Consent(quietFrom: "08:00", quietUntil: "12:00");
        var call = new CallContent(Direction.Outbound, Hour, "She is well.", null, null);
        var mail = new EmailContent(Direction.Outbound, "You", "How are you?", "care@example.org", ["mia@example.com"], null, null);
        var said = what switch
        {
            "message" => Say(HowAreYou),
            "mail" => Say(mail),
            "call" => Say(call),
            "early call" => Say(call, occurredAt: Start + (0.5 * Hour)),
            "inbound" => Say(call with { Direction = Direction.Inbound }),
            "note" => Say(new NoteContent("Ask her.")),
            "internal" => Say(HowAreYou, Visibility.Internal),
            _ => RecordInSession.Decide(duties.State, duties.Story.Mia(Phone), 1, new(HowAreYou), duties.Recording, duties.Now),
        };
        duties.Do(said);
        Assert.Single(said.Entries);
        Assert.Equal(asks ? ((DateTimeOffset?)duties.Now, (int?)1, (DateTimeOffset?)duties.Now) : (null, null, null), (duties[1].AskedAt, duties[1].AskedIn, duties.State.Profile.CheckedInAt));
        Assert.Equal((asks ? 0 : 1, asks ? 1 : 0), (duties.State.Tickets[1].AwaitsAsking.Count, duties.State.Tickets[1].AwaitsAnswer.Count));
        if (asks)
        {
            duties.Story.After(Hour);
            Assert.Same(duties.State, Say(HowAreYou).State);
        }

        Decision<bool> Say(EntryContent content, Visibility visibility = Visibility.Public, DateTimeOffset? occurredAt = null) =>
            RecordInSession.Decide(duties.State, Ana, 1, new(content) { Visibility = visibility, OccurredAt = occurredAt }, duties.Recording, duties.Now);
    }

    [Fact]
    public void Say_ToNobodyInParticularWhileItIsDue_IsNoAsking()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, Hour).After(1.1 * Hour);
        duties.Story.Begin(Ingest, Channel.Email, [], command => command with { Ticket = duties.Story.TicketId(1) });
        Assert.Same(duties.State, RecordInSession.Decide(duties.State, Ana, 2, new(HowAreYou), duties.Recording, duties.Now).State);
    }

    private static Decision<bool> Ask(
        Duties duties, Caller caller, EntryContent? content = null, int number = 1, int session = 1, Visibility visibility = Visibility.Public, DateTimeOffset? occurredAt = null) =>
        RecordInSession.Decide(
            duties.State,
            caller,
            session,
            new(content ?? HowAreYou) { CheckIn = duties.Id(number), Visibility = visibility, OccurredAt = occurredAt },
            duties.Recording,
            duties.Now);

    private static Decision<bool> Answer(Duties duties) =>
        RecordInSession.Decide(duties.State, duties.Story.Mia(Phone), 1, new(new MessageContent("Well!")), duties.Recording, duties.Now);
}
