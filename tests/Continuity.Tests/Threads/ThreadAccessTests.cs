using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Threads;

public class ThreadAccessTests
{
    private static readonly Identity Mallory = new(IdentityKind.Email, "mallory@example.com");

    [Fact]
    public void Agents_SeeEverything()
    {
        var story = Mixed();
        foreach (var caller in new[] { Ana, Sue })
        {
            var access = ThreadAccess.Of(caller, story.State);
            Assert.True(access.SeesCustomer);
            Assert.Equal([1, 2, 3], Sessions(access, story));
            Assert.All(story.Entries, entry => Assert.True(access.Sees(entry, SessionOf(story, entry))));
            Assert.True(access.Sees(Note(null), null));
            Assert.Equal("Secret", access.Subject(story.State.Tickets[1]));
        }
    }

    [Fact]
    public void Customer_SeesItsOwnThreadUpToItsAssurance()
    {
        var story = Mixed();
        Assert.Equal([1, 2, 3], Sessions(ThreadAccess.Of(story.Mia(App), story.State), story));
        Assert.Equal([2, 3], Sessions(ThreadAccess.Of(story.Mia(App, Assurance.Claimed), story.State), story));
        Assert.Equal([3], Sessions(ThreadAccess.Of(story.Mia(App, Assurance.Anonymous), story.State), story));
        Assert.False(ThreadAccess.Of(story.Mia(App) with { Customer = CustomerId.New(Start) }, story.State).SeesCustomer);
        Assert.False(ThreadAccess.Of(story.Mia(App) with { Customer = null }, story.State).SeesCustomer);
        Assert.Empty(Sessions(ThreadAccess.Of(story.Mia(App) with { Customer = null }, story.State), story));
    }

    [Fact]
    public void Customer_MergedSinceTheyWereFound_SeesTheirOwn()
    {
        var (story, other) = (Mixed(), new Story().Begin(Ingest, Channel.Email, [Claimed(Mallory)]));
        var merged = new CustomerHomes(other.State, [story.State]);
        Assert.Equal([1, 2, 3], Sessions(ThreadAccess.Of(story.Mia(App), merged), story));
        Assert.False(ThreadAccess.Of(story.Mia(Mallory with { Value = "stranger@example.com" }), merged).SeesCustomer);
    }

    [Fact]
    public void Customer_WhoseIdentityWasOnlyClaimed_OpensNothingProved()
    {
        var story = Mixed().Begin(Ingest, Channel.Chat, [Claimed(App), Verified(Mallory)]);
        var access = ThreadAccess.Of(story.Mia(Mallory), story.State);
        Assert.Equal([2, 3, 4], Sessions(access, story));
        Assert.DoesNotContain(story.Entries, entry => entry.Session == 1 && access.Sees(entry, SessionOf(story, entry)));
    }

    [Fact]
    public void Customer_SeesPublicEntriesOnly()
    {
        var story = Mixed();
        var access = ThreadAccess.Of(story.Mia(App), story.State);
        Assert.False(access.Sees(Note(1), story.State.Sessions[1]));
        Assert.True(access.Sees(Note(1) with { Visibility = Visibility.Public }, story.State.Sessions[1]));
    }

    [Fact]
    public void EntryWithoutASession_NeedsAVerifiedCustomer()
    {
        var story = Mixed();
        var entry = Note(null) with { Visibility = Visibility.Public };
        Assert.True(ThreadAccess.Of(story.Mia(App), story.State).Sees(entry, null));
        Assert.False(ThreadAccess.Of(story.Mia(App, Assurance.Claimed), story.State).Sees(entry, null));
        Assert.False(ThreadAccess.Of(Ingest, story.State).Sees(entry, null));
    }

    [Fact]
    public void Ticket_OpenedUnderAHigherAssurance_IsSeenWithoutItsSubject()
    {
        var story = Mixed();
        var claimed = ThreadAccess.Of(story.Mia(App, Assurance.Claimed), story.State);
        Assert.True(claimed.Sees(story.State.Id, story.State.Tickets[1]));
        Assert.Equal("Ticket 1001", claimed.Subject(story.State.Tickets[1]));
        Assert.Equal("Secret", ThreadAccess.Of(story.Mia(App), story.State).Subject(story.State.Tickets[1]));

        var proved = new Story().Begin(Ingest, Channel.SelfService, [Verified(App)]);
        Assert.False(ThreadAccess.Of(proved.Mia(App, Assurance.Claimed), proved.State).Sees(proved.State.Id, proved.State.Tickets[1]));
    }

    [Fact]
    public void Bot_SeesTheThreadsOfItsRunningSessionsWithinTheirAssurance()
    {
        var story = Mixed();
        Assert.False(ThreadAccess.Of(Bot, story.State).SeesCustomer);

        story.Begin(Bot, Channel.Chat, [Claimed(Phone)], command => command with { NewTicket = true });
        var access = ThreadAccess.Of(Bot, story.State);
        Assert.Equal([2, 3, 4], Sessions(access, story));
        Assert.False(access.Sees(Note(4), story.State.Sessions[4]));

        story.End(Ana, 4);
        Assert.False(ThreadAccess.Of(Bot, story.State).SeesCustomer);
    }

    [Fact]
    public void Bot_WhoTakesOverTheTicketOfAProvedSession_SeesNoMoreThanItsOwnSessionsAssurance()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App)]).Begin(Bot, Channel.Chat, [Claimed(App)]);
        Assert.Equal(story.State.Tickets[1].Handler, ActorRef.Bot(Bot.Id));

        Assert.Equal([2], Sessions(ThreadAccess.Of(Bot, story.State), story));
        story.End(Ana, 2);
        Assert.Equal([1, 2], Sessions(ThreadAccess.Of(Bot, story.State), story));
    }

    [Fact]
    public void Profile_OfACustomerWhoProvedAnIdentity_IsOpenToThoseWhoProveIt()
    {
        var story = Mixed();
        story.Apply(UpdateCustomer.Decide(
            story.State, Ana, new() { Name = "Mia", Preferences = Change.Set<IReadOnlyList<PreferenceChange>>([new("diet", "vegan")]) }, Start));

        var claimed = ThreadAccess.Of(story.Mia(Phone, Assurance.Claimed), story.State);
        var other = ThreadAccess.Of(story.Mia(App) with { Customer = CustomerId.New(Start) }, story.State);

        Assert.Equal(story.State.Profile, ThreadAccess.Of(story.Mia(App), story.State).Profile);
        Assert.Equal(story.State.Profile, ThreadAccess.Of(Ana, story.State).Profile);
        Assert.False(claimed.SeesProfile);
        Assert.Null(claimed.Profile.Name);
        Assert.Empty(claimed.Profile.Preferences);
        Assert.Equal([Phone], claimed.Profile.Identities.Select(static linked => linked.Identity));
        Assert.Empty(other.Profile.Identities);
        Assert.Equal(
            RefusalCode.Forbidden,
            UpdateCustomer.Decide(story.State, story.Mia(Phone, Assurance.Claimed), new() { PreferredName = "M" }, Start).Refusal?.Code);
    }

    [Fact]
    public void Ingest_SeesTheSessionsThatItStarted()
    {
        var mail = new Caller(Role.Ingest, "mail");
        var story = Mixed().Begin(mail, Channel.Email, [Claimed(Mail)], command => command with { NewTicket = true });
        var access = ThreadAccess.Of(mail, story.State);
        Assert.Equal([4], Sessions(access, story));
        Assert.Equal([2], story.State.Tickets.Values.Where(ticket => access.Sees(story.State.Id, ticket)).Select(ticket => ticket.Number));
        Assert.False(ThreadAccess.Of(new(Role.Ingest, "other"), story.State).SeesCustomer);
    }

    // On one ticket: a VERIFIED, a CLAIMED and an ANONYMOUS session.
    private static Story Mixed() => new Story()
        .Begin(Ingest, Channel.SelfService, [Verified(App)], command => command with { Subject = "Secret" })
        .Begin(Ingest, Channel.Phone, [Claimed(Phone)])
        .Begin(Ingest, Channel.Chat, []);

    private static int[] Sessions(ThreadAccess access, Story story) => [.. story.State.Sessions.Values.Where(access.Sees).Select(session => session.Number).Order()];

    private static Session? SessionOf(Story story, EntryDraft entry) => entry.Session is { } number ? story.State.Sessions[number] : null;

    private static EntryDraft Note(int? session) =>
        new(new NoteContent("x"), ActorRef.Agent("ana"), Channel.Chat, Start) { Session = session, Visibility = Visibility.Internal };
}
