using Continuity.Callers;
using Continuity.Continuation;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Continuation;

public class ContinuationStartTests
{
    private static readonly Identity Guest = new(IdentityKind.AppUser, "gus");

    [Fact]
    public void Decide_WithACode_JoinsTicketAndSessionAtTheCodesAssurance()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]).Begin(Ingest, Channel.Chat, [Claimed(Phone)], command => command with { NewTicket = true });

        story.After(TimeSpan.FromHours(1)).Begin(Ingest, Channel.Email, [], WithCode(story, Assurance.Verified, issuedIn: 1));

        var (session, match) = (story.Session, story.Session.Match);
        Assert.Equal((1, Assurance.Verified, story.SessionId(1)), (session.Ticket, session.Assurance, session.Continues!.Value));
        Assert.Equal((CustomerRule.ContinuationCode, TicketRule.ContinuationCode), (match.CustomerRule, match.TicketRule));
        Assert.Equal("They came with a continuation code. It was issued for ticket 1001.", match.Explanation);
        Assert.Equal("E-mail conversation started with a continuation code, going on by e-mail from phone: the session of 2 March 2026, 09:00 UTC.", Words(story.Entries[^1]));
        Assert.Null(session.Guest);
    }

    [Fact]
    public void Decide_WithACodeIssuedInNoSession_GoesOnFromTheTicketsLast()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]).End(Ana, 1);

        story.Begin(Bot, Channel.Chat, [], WithCode(story, Assurance.Claimed, issuedIn: null));

        Assert.Equal((story.SessionId(1), Assurance.Claimed), (story.Session.Continues!.Value, story.Session.Assurance));
    }

    [Fact]
    public void Decide_WithACodeAndAnIdentityThatStandsForMore_IsAsSureAsTheIdentity()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App)]);

        story.Begin(Ingest, Channel.Chat, [Verified(App)], WithCode(story, Assurance.Claimed, issuedIn: 1));

        Assert.Equal(Assurance.Verified, story.Session.Assurance);
    }

    [Fact]
    public void Decide_ResolvedTicket_IsReopenedAndClosedOne_IsRefused()
    {
        var story = new Story().Begin(Ana, Channel.Phone, [Claimed(Phone)]).Resolve(Ana, 1).After(TimeSpan.FromDays(20));
        story.Begin(Ingest, Channel.Chat, [], WithCode(story, Assurance.Claimed, issuedIn: 1));
        Assert.Equal(TicketStatus.Open, story.Ticket.Status);
        Assert.Contains("open again", story.Session.Match.Explanation, StringComparison.Ordinal);

        story.Resolve(Ana, 1).Apply(CloseTicket.Decide(story.State, Ana, new(story.TicketId(1)), Work.Roster, story.Now));
        var refusal = story.Decide(Ingest, Channel.Chat, [], WithCode(story, Assurance.Claimed, issuedIn: 1)).Refusal!;

        Assert.Equal((RefusalCode.WrongState, "continuationCode"), (refusal.Code, refusal.Path![^1]));
    }

    [Fact]
    public void Decide_CustomerWhoWasUnknown_IsAtHomeThere()
    {
        var story = new Story().Begin(Ingest, Channel.Chat, []);

        story.Begin(Signed() with { Customer = null }, Channel.SelfService, [Verified(Guest)], WithCode(story, Assurance.Anonymous, issuedIn: 1));

        Assert.Equal((Assurance.Verified, null), (story.Session.Assurance, story.Session.Guest));
        var access = ThreadAccess.Of(Signed() with { Customer = story.State.Id }, story.State);
        Assert.True(access.SeesProfile);
        Assert.All(story.Entries.Where(entry => entry.Visibility == Visibility.Public), entry => Assert.True(access.Sees(entry, story.State.Sessions[entry.Session!.Value])));
    }

    [Fact]
    public void Decide_AnotherCustomer_IsAGuestAsSureAsTheCodeWhateverTheySignedInWith()
    {
        var story = Visited(Assurance.Claimed);

        Assert.Equal((Assurance.Claimed, Verified(Guest)), (story.Session.Assurance, story.Session.Guest!.Value));
        Assert.EndsWith("They are signed in as somebody else, and are a guest here.", story.Session.Match.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain(story.State.Profile.Identities, linked => linked.Identity == Guest);
        Assert.Equal(("Mia", "de"), (story.State.Profile.Name, story.State.Profile.Language));
    }

    [Fact]
    public void Guest_WhileTheSessionGoesOn_SeesWhatIsPublicUpToTheCodesAssuranceAndNoProfile()
    {
        var story = Visited(Assurance.Claimed);
        var access = ThreadAccess.Of(Signed(), story.State);

        Assert.True(access.SeesCustomer);
        Assert.False(access.SeesProfile);
        Assert.Equal([2, 3], story.State.Sessions.Values.Where(access.Sees).Select(session => session.Number).Order());
        Assert.DoesNotContain(story.Entries, entry => access.Sees(entry, null));
        Assert.DoesNotContain(story.Entries, entry => entry.Visibility == Visibility.Internal && access.Sees(entry, story.State.Sessions[3]));
        Assert.Equal("Ticket 1001", access.Subject(story.State.Tickets[1]));
        var profile = access.Profile;
        Assert.Equal((null, null, null), (profile.Name, profile.Language, profile.LastContactAt));
        Assert.Empty(profile.Identities);
        Assert.Empty(profile.Channels);
    }

    [Fact]
    public void Guest_OnceTheSessionHasEnded_SeesNothingAndMayDoNothing()
    {
        var story = Visited(Assurance.Verified);
        Assert.Null(Say(story, Signed(), 3).Refusal);

        story.Apply(EndSession.Decide(story.State, Signed(), new(story.SessionId(3), null), story.Threads, story.Now));

        var access = ThreadAccess.Of(Signed(), story.State);
        Assert.False(access.SeesCustomer);
        Assert.DoesNotContain(story.State.Sessions.Values, access.Sees);
        Assert.DoesNotContain(story.State.Tickets.Values, ticket => access.Sees(story.State.Id, ticket));
        Assert.DoesNotContain(story.Entries, entry => access.Sees(entry, story.State.Sessions[entry.Session!.Value]));
        Assert.Equal("Ticket 1001", access.Subject(story.State.Tickets[1]));
        Assert.Equal(RefusalCode.NotFound, Say(story, Signed(), 3).Refusal!.Code);
    }

    [Fact]
    public void Guest_BeyondWritingInTheSessionAndEndingIt_MayDoNothing()
    {
        var story = Visited(Assurance.Verified);
        var gus = Signed();

        Assert.Equal(RefusalCode.NotFound, Say(story, gus, 1).Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, EndSession.Decide(story.State, gus, new(story.SessionId(2), null), story.Threads, story.Now).Refusal!.Code);
        Assert.Equal(RefusalCode.Forbidden, UpdateCustomer.Decide(story.State, gus, new() { PreferredName = "Gus" }, story.Now).Refusal!.Code);
        Assert.Equal(RefusalCode.Forbidden, IssueContinuationCode.Decide(story.State, gus, new(story.TicketId(1)), new(), story.Now).Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, story.Decide(gus, Channel.SelfService, [], command => command with { Ticket = story.TicketId(1) }).Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, story.Decide(gus, Channel.SelfService, [], command => command with { ContinuesSession = story.SessionId(3) }).Refusal!.Code);
        story.Resolve(Sue, 1);
        Assert.Equal(RefusalCode.Forbidden, ReopenTicket.Decide(story.State, gus, new(story.TicketId(1), "Mine"), Work.Roster, story.Now).Refusal!.Code);
    }

    [Fact]
    public void Guest_SignedInLessSurelyOrAsSomebodyElse_IsNone()
    {
        var story = Visited(Assurance.Verified);
        foreach (var other in new[] { Signed() with { Identity = Claimed(Guest) }, Signed() with { Identity = Verified(new(IdentityKind.AppUser, "eve")) } })
        {
            Assert.False(ThreadAccess.Of(other, story.State).SeesCustomer);
            Assert.Equal(RefusalCode.NotFound, Say(story, other, 3).Refusal!.Code);
        }
    }

    [Fact]
    public void OwnCustomer_LetInByASurerCode_SeesMoreWhileTheSessionGoesOnButNotTheProfile()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App), Claimed(Mail)]);
        var mia = story.Mia(Mail, Assurance.Claimed);
        story.Begin(mia, Channel.Chat, [Claimed(Mail)], WithCode(story, Assurance.Verified, issuedIn: 1));

        Assert.Equal(Claimed(Mail), story.Session.Guest);
        var access = ThreadAccess.Of(mia, story.State);
        Assert.True(access.Sees(story.State.Sessions[1]));
        Assert.False(access.SeesProfile);
        Assert.Equal([Mail], access.Profile.Identities.Select(linked => linked.Identity));
        Assert.Null(Say(story, mia, 2).Refusal);
        Assert.Equal(RefusalCode.NotFound, Say(story, mia, 1).Refusal!.Code);

        story.End(Ana, 2);
        access = ThreadAccess.Of(mia, story.State);
        Assert.True(access.SeesCustomer);
        Assert.False(access.Sees(story.State.Sessions[1]));
        Assert.False(access.Sees(story.State.Sessions[2]));
    }

    private static Caller Signed() => new(Role.Customer, "gus") { Identity = Verified(Guest), Customer = CustomerId.New(Start.AddDays(-1)) };

    private static Func<StartSessionCommand, StartSessionCommand> WithCode(Story story, Assurance assurance, int? issuedIn) => command => command with
    {
        Ticket = story.TicketId(1),
        ContinuesSession = issuedIn is { } number ? story.SessionId(number) : null,
        Continuation = new(story.TicketId(1), assurance, story.Now) { IssuedIn = issuedIn is { } session ? story.SessionId(session) : null },
    };

    /// <summary>A customer with a session that was proved and one that was claimed, on a ticket that another customer comes to with a code.</summary>
    private static Story Visited(Assurance assurance)
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App)], command => command with { Subject = "Secret", CustomerName = "Mia", Language = "de" })
            .Begin(Ingest, Channel.Chat, [Claimed(App)]);
        return story.Begin(Signed(), Channel.SelfService, [], command => WithCode(story, assurance, issuedIn: 2)(command) with { CustomerName = "Gus", Language = "en" });
    }

    private static Outcome<EntryDraft> Say(Story story, Caller caller, int session) => RecordEntry.Decide(
        story.State.Id, story.State.Sessions[session], story.State.Tickets[1], caller, new(new MessageContent("Hello")), story.Threads, story.Now);
}
