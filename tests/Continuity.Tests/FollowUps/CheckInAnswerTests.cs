using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.FollowUps;

/// <summary>What the customer says on the ticket after they were asked keeps the check-in.</summary>
public class CheckInAnswerTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly MessageContent HowAreYou = new("How are you?");
    private static readonly MessageContent Fine = new("All is well, thank you.");

    private static readonly EmailContent Mail = new(Direction.Inbound, "Re: How are you?", "All is well.", "mia@example.com", ["care@example.org"], null, null);

    [Fact]
    public void Say_AfterTheyWereAsked_KeepsItWithTheEntryAsEvidenceAndTellsWhoIsResponsible()
    {
        var duties = Asked();
        duties.Told();
        var place = duties.State.LogLength + 1;
        duties.Do(Say(duties, duties.Story.Mia(Phone), Fine));
        Assert.Equal((FollowUpState.Kept, ActorRef.Continuity, "The customer answered."), (duties[1].State, duties[1].SettledBy, duties[1].Outcome));
        Assert.Equal((new EntryId(duties.State.Id, place), duties.Now, null), (duties[1].Evidence, duties[1].SettledAt, duties[1].NextAt));
        Assert.Equal(["ana FollowUpKept 1"], duties.Told());
        Assert.Equal([(Activity.FollowUpKept, Visibility.Public)], duties.Log(1));
        Assert.Same(Fine, duties.Story.Entries[^2].Content);
        Assert.Equal("Kept, as you answered: \"We look into it.\"", Words(duties.Story.Entries[^1]));
        Assert.Equal(duties.Now, duties.State.Profile.CheckedInAt);
        Assert.Empty(duties.State.Tickets[1].AwaitsAnswer);
        Assert.Equal(duties.Now, duties.State.Tickets[1].LastActivityAt);
    }

    [Fact]
    public void Say_AfterItWasMissed_TellsAlsoWhoWasToldOfThat()
    {
        var duties = Asked().After(Hour);
        duties.Told();
        Assert.Equal(["ana FollowUpKept 1", "sue FollowUpKept 1"], duties.Do(Say(duties, duties.Story.Mia(Phone), Fine)).Told());
        Assert.Equal(FollowUpState.Kept, duties[1].State);
    }

    [Fact]
    public void Say_Twice_SettlesItOnceAndTheSecondIsOnlyAnEntry()
    {
        var duties = Asked();
        duties.Do(Say(duties, duties.Story.Mia(Phone), Fine));
        var again = Say(duties, duties.Story.Mia(Phone), Fine);
        Assert.Same(duties.State, again.State);
        Assert.Equal((1, 0, false), (again.Entries.Count, again.Notices.Count, again.KnowsItsPlace));
    }

    public static TheoryData<string, bool> Contents => new()
    {
        { "message", true }, { "mail", true }, { "call", true }, { "sent", false }, { "called", false }, { "step", false }, { "note", false }, { "agent", false }, { "internal", false }, { "system", false },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Say_InboundMessageMailOrCall_IsAnAnswerAndNothingElse(string what, bool keeps)
    {
        var duties = Asked();
        var mia = ActorRef.Customer(duties.State.Id);
        duties.Do(what switch
        {
            "message" => Say(duties, Sender(duties), Fine, author: mia),
            "mail" => Say(duties, Sender(duties), Mail, author: mia),
            "call" => Say(duties, Ana, new CallContent(Direction.Inbound, Hour, "She is well.", null, null)),
            "sent" => Say(duties, Ana, Mail with { Direction = Direction.Outbound }),
            "called" => Say(duties, Ana, new CallContent(Direction.Outbound, Hour, "Nobody was there.", null, null)),
            "step" => Say(duties, duties.Story.Mia(Phone), new SelfServiceContent("pay", SelfServiceOutcome.Viewed, null)),
            "note" => Say(duties, Ana, new NoteContent("She seems well.")),
            "agent" => Say(duties, Ana, Fine),
            "internal" => Say(duties, Ana, Mail, Visibility.Internal),
            _ => Say(duties, Sender(duties), Fine),
        });
        Assert.Equal(keeps ? FollowUpState.Kept : FollowUpState.Due, duties[1].State);
    }

    [Fact]
    public void Say_BeforeAnybodyAskedOrWhatHappenedBefore_SettlesNothing()
    {
        var duties = new Duties().Consent().Promise(FollowUpKind.CheckIn, Hour).After(0.9 * Hour);
        Assert.Same(duties.State, Say(duties, duties.Story.Mia(Phone), Fine).State);
        duties.After(0.1 * Hour);
        Assert.Equal(FollowUpState.Due, duties[1].State);
        Assert.Same(duties.State, Say(duties, duties.Story.Mia(Phone), Fine).State);
        duties.Do(Say(duties, Ana, HowAreYou));
        var late = Say(duties, Sender(duties), Fine, author: ActorRef.Customer(duties.State.Id), occurredAt: duties.Now - (0.1 * Hour));
        Assert.Same(duties.State, late.State);
        Assert.Single(late.Entries);
    }

    [Fact]
    public void Say_OnAnotherTicketOrAnotherKind_SettlesNothing()
    {
        var duties = Asked();
        duties.Story.Begin(Sender(duties), Channel.Chat, [Verified(Phone)], command => command with { NewTicket = true });
        Assert.Same(duties.State, Say(duties, duties.Story.Mia(Phone), Fine, session: 2).State);
        var callback = new Duties().Promise(FollowUpKind.Callback, Hour).After(Hour);
        Assert.Same(callback.State, Say(callback, callback.Story.Mia(Phone), Fine).State);
    }

    [Fact]
    public void Say_InASessionThatIsShownMoreWidelyThanThePromise_KeepsItWithoutRepeatingItsWordsThere()
    {
        var duties = Asked();
        duties.Story.Begin(Sender(duties), Channel.Email, [Claimed(Story.Mail)], command => command with { Ticket = duties.Story.TicketId(1) });
        Assert.Equal(Assurance.Claimed, duties.Story.Session.ShownFrom);
        duties.Do(Say(duties, Ingest, Mail, author: ActorRef.Customer(duties.State.Id), session: 2));
        Assert.Equal(FollowUpState.Kept, duties[1].State);
        Assert.Equal(("Kept, as you answered.", 2, Visibility.Public), (Words(duties.Story.Entries[^1]), duties.Story.Entries[^1].Session, duties.Story.Entries[^1].Visibility));
    }

    [Fact]
    public void Say_ByNobodyInParticular_SettlesNothingThoughItIsShownLikeThePromise()
    {
        var duties = Asked();
        duties.Story.Begin(Sender(duties), Channel.Email, [], command => command with { Ticket = duties.Story.TicketId(1) });
        Assert.Equal((Assurance.Anonymous, Assurance.Verified), (duties.Story.Session.Assurance, duties.Story.Session.ShownFrom));
        Assert.Same(duties.State, Say(duties, Ingest, Mail, author: ActorRef.Customer(duties.State.Id), session: 2).State);
    }

    [Fact]
    public void Say_AnonymouslyInTheSessionInWhichTheyWereAsked_KeepsItAndInAnotherNot()
    {
        var duties = Due();
        duties.Story.Change(state => state with { Sessions = state.Sessions.SetItem(1, state.Sessions[1] with { Assurance = Assurance.Anonymous }) });
        duties.Do(Say(duties, Ana, HowAreYou));
        Assert.Equal(1, duties[1].AskedIn);
        duties.Story.Begin(Sender(duties), Channel.Chat, [], command => command with { Ticket = duties.Story.TicketId(1) });
        Assert.Same(duties.State, Say(duties, Ingest, Fine, author: ActorRef.Customer(duties.State.Id), session: 2).State);
        duties.Do(Say(duties, Ingest, Fine, author: ActorRef.Customer(duties.State.Id)));
        Assert.Equal(FollowUpState.Kept, duties[1].State);
    }

    [Fact]
    public void Say_ByOthersWhereAGuestIsInTheSession_SettlesNothing()
    {
        var duties = Asked();
        duties.Story.Change(state => state.With(state.Sessions[1] with { Guest = Verified(App), StartedBy = ActorRef.Ingest(Ingest.Id) }));
        Assert.Same(duties.State, Say(duties, Ingest, Fine, author: ActorRef.Customer(duties.State.Id)).State);
    }

    [Fact]
    public void Say_ByAGuestOfTheSession_SettlesNothing()
    {
        var duties = Asked();
        var guest = new Caller(Role.Customer, "gus") { Identity = Verified(App) };
        duties.Story.Change(state => state.With(state.Sessions[1] with { Guest = Verified(App) }));
        var said = Say(duties, guest, Fine);
        Assert.Null(said.Refusal);
        Assert.Same(duties.State, said.State);
    }

    [Fact]
    public void Say_WhereOnlySessionAndTicketAreKnown_ChangesTheStateSoThatItIsDecidedOnAllOfIt()
    {
        var duties = Asked();
        var part = duties.State with { FollowUps = duties.State.FollowUps.Clear(), Profile = new() };
        var said = RecordInSession.Decide(part, duties.Story.Mia(Phone), 1, new(Fine), duties.Recording, duties.Now);
        Assert.NotEqual(part.Tickets[1], said.State!.Tickets[1]);
        Assert.Same(part, RecordInSession.Decide(part, Ana, 1, new(Fine), duties.Recording, duties.Now).State);
        var due = Due().State;
        var unasked = due with { FollowUps = due.FollowUps.Clear(), Profile = new() };
        Assert.NotEqual(unasked.Tickets[1], RecordInSession.Decide(unasked, Ana, 1, new(HowAreYou), duties.Recording, duties.Now).State!.Tickets[1]);
    }

    [Fact]
    public void AtStart_MailThatAnswers_KeepsItAndIsPlacedBehindTheStart()
    {
        var duties = Asked();
        var started = duties.Story.Decide(Sender(duties), Channel.Email, [Verified(Phone)], command => command with { Ticket = duties.Story.TicketId(1) });
        var command = new RecordEntryCommand(Mail) { Author = ActorRef.Customer(duties.State.Id) };
        var place = duties.State.LogLength + started.Entries.Count + 1;
        duties.Do(RecordInSession.AtStart(started, Sender(duties), 2, command, duties.Recording, duties.Now));
        Assert.Equal((FollowUpState.Kept, new EntryId(duties.State.Id, place)), (duties[1].State, duties[1].Evidence));
        Assert.Equal(2, duties.Story.Entries[^1].Session);
    }

    private static Duties Asked()
    {
        var duties = Due();
        return duties.Do(Say(duties, Ana, HowAreYou));
    }

    private static Duties Due() => new Duties().Consent().Promise(FollowUpKind.CheckIn, Hour).After(Hour);

    // Who started the first session may write in it for anybody.
    private static Caller Sender(Duties duties)
    {
        duties.Story.Change(state => state with { Sessions = state.Sessions.SetItem(1, state.Sessions[1] with { StartedBy = ActorRef.Ingest(Ingest.Id) }) });
        return Ingest;
    }

    private static Decision<bool> Say(
        Duties duties, Caller caller, EntryContent content, Visibility visibility = Visibility.Public, ActorRef? author = null, DateTimeOffset? occurredAt = null, int session = 1) =>
        RecordInSession.Decide(
            duties.State, caller, session, new(content) { Visibility = visibility, Author = author, OccurredAt = occurredAt }, duties.Recording, duties.Now);
}
