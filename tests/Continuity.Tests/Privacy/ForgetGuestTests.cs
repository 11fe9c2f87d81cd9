using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Privacy;

/// <summary>Gus comes to Mia's ticket with a code, and is erased at home.</summary>
public class ForgetGuestTests
{
    private const string Said = "I am Gus, of Mill Lane 12.";
    private static readonly Identity Gus = new(IdentityKind.AppUser, "gus");
    private readonly Story story = new();

    [Fact]
    public void Decide_SessionThatGoesOn_EndsAndSaysNoMoreWhoTheGuestWas()
    {
        Visit();

        story.After(TimeSpan.FromHours(1)).Apply(Decide());

        var session = story.Session;
        Assert.Equal((SessionState.Ended, story.Now), (session.State, session.EndedAt!.Value));
        Assert.True(ForgetGuest.IsForgotten(session.Guest!.Value));
        Assert.Equal((null, null, null), (session.ExternalRef, session.Feedback, session.SelfService));
        Assert.Equal((Activity.SessionEnded, "Self-service session ended."), (story.Activities.Last(), Words(story.Entries[^1])));
        Assert.DoesNotContain(session.Number, story.State.Profile.OpenSessions);
        Assert.Equal("Mia", story.State.Profile.Name);
    }

    [Fact]
    public void Decide_SessionThatIsForgotten_LetsNobodyInAndStaysAGuests()
    {
        Visit();
        story.Apply(Decide());

        foreach (var caller in new[] { Signed(Gus), Signed(story.Session.Guest!.Value.Identity) })
        {
            Assert.False(ThreadAccess.Of(caller, story.State).SeesCustomer);
            Assert.Equal(RefusalCode.NotFound, EndSession.Decide(story.State, caller, new(story.SessionId(2), null) { Feedback = "It took long." }, story.Threads, story.Now).Refusal!.Code);
        }

        Assert.Equal(RefusalCode.Invalid, new IdentityNormalizer(new()).Normalize(IdentityKind.AppUser, story.Session.Guest!.Value.Identity.Value, "input").Refusal!.Code);
        Assert.Null(CustomerHomes.Of(story.State).GuestIn(story.Session));
    }

    [Fact]
    public void Decide_Again_ChangesNothing()
    {
        Visit();
        story.Apply(Decide());

        var again = Decide();

        Assert.True(again.Result);
        Assert.Same(story.State, again.State);
        Assert.Empty(again.Entries);
    }

    [Fact]
    public void Decide_OfSomebodyElseOrNoGuest_ChangesNothing()
    {
        Visit();
        foreach (var decision in new[] { ForgetGuest.Decide(story.State, 2, App, story.Now), ForgetGuest.Decide(story.State, 1, Gus, story.Now), ForgetGuest.Decide(story.State, 9, Gus, story.Now) })
        {
            Assert.False(decision.Result);
            Assert.Same(story.State, decision.State);
        }
    }

    [Fact]
    public void Decide_SessionThatHasEnded_KeepsWhatTheCustomerWroteOfItLaterAndTheWrapUp()
    {
        Visit();
        story.Apply(EndSession.Decide(story.State, Ana, new(story.SessionId(2), new("We helped.", "helped", default, "It took long.")), story.Threads, story.Now));
        story.After(TimeSpan.FromHours(1)).Apply(EndSession.Decide(story.State, story.Mia(App), new(story.SessionId(2), null) { Feedback = "Who was that?" }, story.Threads, story.Now));
        var before = story.Session;

        story.Apply(Decide());

        Assert.Equal(("Who was that?", "We helped.", null), (story.Session.Feedback!.Text, story.Session.WrapUp!.Summary, story.Session.WrapUp.Feedback));
        Assert.Equal((before.EndedAt, before.Handler), (story.Session.EndedAt, story.Session.Handler));
    }

    [Fact]
    public void IsOfGuest_WhatWasWrittenAsTheCustomerOrPutDownOfThem_AndNothingOfOthers()
    {
        var (mia, ana) = (ActorRef.Customer(story.State.Id), ActorRef.Agent("ana"));
        EntryContent[] theirs = [new MessageContent(Said), new SelfServiceContent("pay", SelfServiceOutcome.Failed, Said)];
        EntryContent[] put = [new CallContent(Direction.Inbound, TimeSpan.Zero, Said, null, Said), new EmailContent(Direction.Inbound, "Hello", Said, "gus@example.org", [], null, null)];

        Assert.All(theirs, content => Assert.True(ForgetGuest.IsOfGuest(Entry(content, mia), 2)));
        Assert.All(theirs, content => Assert.False(ForgetGuest.IsOfGuest(Entry(content, ana), 2)));
        Assert.All(put, content => Assert.True(ForgetGuest.IsOfGuest(Entry(content, ana), 2)));
        Assert.All(theirs.Concat(put), content => Assert.False(ForgetGuest.IsOfGuest(Entry(content, mia), 1)));
        Assert.False(ForgetGuest.IsOfGuest(Entry(new ActivityContent(Activity.SessionStarted, "It started."), mia), 2));
        Assert.False(ForgetGuest.IsOfGuest(Entry(new EmailContent(Direction.Outbound, "Hello", "Hello.", "help@example.com", [], null, null), ana), 2));
    }

    [Fact]
    public void Erase_WhatTheGuestSaid_ReadsAsErasedWithWhatRepeatsItAndNoDuty()
    {
        Visit();
        story.Claim(Ana, 1).Apply(PromiseFollowUp.Decide(
            story.State, Ana, new(story.TicketId(1), FollowUpKind.Promise, $"Write to Mill Lane: {Said}", story.Now.AddHours(5)), Work.Roster, story.FollowUps, story.Now));
        var said = Put(5, new MessageContent(Said), ActorRef.Customer(story.State.Id));
        Put(6, new NoteContent($"A guest wrote: {Said}"), ActorRef.Agent("ana"));
        Put(7, new MessageContent("That was not me."), ActorRef.Customer(story.State.Id));

        story.Apply(RedactEntry.Decide(story.State, said.Id, RedactionReach.OfGuest(said, story.Now), story.Now));

        var (after, repeats, own) = (story.State.Entries[5].Draft, story.State.Entries[6].Draft, story.State.Entries[7].Draft);
        Assert.Equal((Erased.Text, new Redaction(story.Now, ActorRef.Continuity, Erased.Text)), (Assert.IsType<MessageContent>(after.Content).Text, after.Redaction));
        Assert.Equal((said.Draft.Author, said.Draft.Session), (after.Author, after.Session));
        Assert.Equal(("A guest wrote: [redacted]", true), (Assert.IsType<NoteContent>(repeats.Content).Text, repeats.Redaction!.IsPartial));
        Assert.Null(own.Redaction);
        var owed = Assert.Single(story.State.FollowUps.Values);
        Assert.Equal((true, "Write to Mill Lane: [redacted]"), (owed.IsOpen, owed.Promise));
        Assert.DoesNotContain(Activity.EntryRedacted, story.Activities);
    }

    [Fact]
    public void Erase_WhatTheGuestSaidOfWhatOthersHadRecorded_LeavesThat()
    {
        Visit();
        story.Claim(Ana, 1).Apply(PromiseFollowUp.Decide(
            story.State, Ana, new(story.TicketId(1), FollowUpKind.Promise, $"Call back about this: {Said}", story.Now.AddHours(5)), Work.Roster, story.FollowUps, story.Now));
        story.After(TimeSpan.FromMinutes(1));
        var said = Put(5, new MessageContent(Said), ActorRef.Customer(story.State.Id));

        story.Apply(RedactEntry.Decide(story.State, said.Id, RedactionReach.OfGuest(said, story.Now), story.Now));

        Assert.Equal($"Call back about this: {Said}", Assert.Single(story.State.FollowUps.Values).Promise);
    }

    [Fact]
    public void StartSession_OfAGuestWhoGivesAName_GivesTheCustomerNone()
    {
        story.Begin(Ingest, Channel.Chat, [Verified(App)]);
        Begin("Gus");

        Assert.Equal((null, null), (story.State.Profile.Name, story.State.Profile.Language));
    }

    private static Caller Signed(Identity identity) => new(Role.Customer, "gus") { Identity = Verified(identity), Customer = CustomerId.New(Start.AddDays(-1)) };

    private void Visit()
    {
        story.Begin(Ingest, Channel.Chat, [Verified(App)], static command => command with { CustomerName = "Mia" });
        Begin("Gus");
        story.Change(state => state.With(story.Session with { SelfService = new() { Steps = [new("pay", SelfServiceOutcome.Failed, story.Now) { Detail = Said }] } }));
    }

    private void Begin(string name) => story.Begin(Signed(Gus), Channel.SelfService, [], command => command with
    {
        Ticket = story.TicketId(1), CustomerName = name, Language = "en", ExternalRef = "visit of gus",
        Continuation = new(story.TicketId(1), Assurance.Claimed, story.Now),
    });

    private Decision<bool> Decide() => ForgetGuest.Decide(story.State, 2, Gus, story.Now);

    private EntryDraft Entry(EntryContent content, ActorRef author) => new(content, author, Channel.Chat, story.Now) { Session = 2 };

    private Entry Put(int sequence, EntryContent content, ActorRef author)
    {
        var entry = new Entry(new(story.State.Id, sequence), Entry(content, author), story.Now);
        story.Change(state => state.With(entry));
        return entry;
    }
}
