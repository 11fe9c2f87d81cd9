using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Threads;

public class StartSessionTests
{
    private static readonly Func<StartSessionCommand, StartSessionCommand> NewTicket = command => command with { NewTicket = true };

    [Fact]
    public void Decide_FirstContact_OpensATicketThatWaits()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);

        Assert.Equal((CustomerRule.NewCustomer, TicketRule.NewTicket), (story.Session.Match.CustomerRule, story.Session.Match.TicketRule));
        Assert.Equal(("billing", Start), (story.Ticket.WaitingIn, story.Ticket.WaitingSince));
        Assert.Null(story.Session.Continues);
        Assert.Equal([Activity.SessionStarted, Activity.TicketOpened, Activity.IdentityLinked], story.Activities);
        Assert.DoesNotContain(story.Entries, entry => Words(entry).Contains(Phone.Value, StringComparison.Ordinal));
        Assert.InRange(story.Ticket.Subject.Length, 1, 200);
    }

    [Fact]
    public void Decide_FourChannels_GoOnWithOneTicketAndTellTheSwitch()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
        story.After(TimeSpan.FromHours(2)).Begin(Bot, Channel.Chat, [Claimed(Phone), Claimed(Mail)]);

        Assert.Equal(TicketRule.ContinuedLatestOpen, story.Session.Match.TicketRule);
        Assert.Contains("2 hours ago", story.Session.Match.Explanation, StringComparison.Ordinal);
        Assert.Equal(story.SessionId(1), story.Session.Continues);
        Assert.Equal("Chat started, going on by chat from phone: the session of 2 March 2026, 09:00 UTC.", Words(story.Entries[3]));

        story.Begin(Ingest, Channel.Email, [Claimed(Mail)]).Begin(story.Mia(Mail), Channel.SelfService, [Verified(Mail)]);
        Assert.Equal([1, 2, 3, 4], story.Ticket.Sessions);
        Assert.Equal([Channel.Phone, Channel.Chat, Channel.Email, Channel.SelfService], story.Ticket.Channels);
        Assert.Equal([1, 2, 3, 4], story.State.Profile.OpenSessions);
        Assert.Equal(story.Now, story.State.Profile.LastContactAt);
        Assert.Equal(4, story.Ticket.Version);
    }

    [Theory]
    [InlineData(7 * 24 * 60, TicketRule.ContinuedLatestOpen)]
    [InlineData((7 * 24 * 60) + 1, TicketRule.NewTicket)]
    public void Decide_OpenTicket_IsGoneOnWithForSevenDays(int minutes, TicketRule expected)
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]).After(TimeSpan.FromMinutes(minutes)).Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
        Assert.Equal(expected, story.Session.Match.TicketRule);
    }

    [Theory]
    [InlineData(3 * 24 * 60, TicketRule.ContinuedReopened)]
    [InlineData((3 * 24 * 60) + 1, TicketRule.NewTicket)]
    public void Decide_ResolvedTicket_IsReopenedForThreeDays(int minutes, TicketRule expected)
    {
        var story = new Story().Begin(Ana, Channel.Phone, [Claimed(Phone)]).Resolve(Ana, 1).After(TimeSpan.FromMinutes(minutes)).Begin(Ingest, Channel.Chat, [Claimed(Phone)]);
        Assert.Equal(expected, story.Session.Match.TicketRule);
        Assert.Equal(expected == TicketRule.ContinuedReopened, story.Activities.Contains(Activity.TicketReopened));
    }

    [Fact]
    public void Decide_Reopened_GoesBackToItsOwnerElseToItsQueue()
    {
        var owned = new Story().Begin(Ana, Channel.Phone, [Claimed(Phone)]).Resolve(Ana, 1).Begin(Ingest, Channel.Chat, [Claimed(Phone)]);
        Assert.Equal((TicketStatus.Open, "ana", ActorRef.Agent("ana"), null), (owned.Ticket.Status, owned.Ticket.Owner, owned.Ticket.Handler, owned.Ticket.WaitingIn));

        var unowned = new Story().Begin(Bot, Channel.Chat, [Claimed(Mail)]).Resolve(Bot, 1).Begin(Ingest, Channel.Email, [Claimed(Mail)]);
        Assert.Equal((null, "billing"), (unowned.Ticket.Handler, unowned.Ticket.WaitingIn));
    }

    [Fact]
    public void Decide_SeveralOpen_TakesTheOneActiveLast()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]).Begin(Ingest, Channel.Phone, [Claimed(Phone)], NewTicket);
        story.After(TimeSpan.FromHours(1)).Begin(Ingest, Channel.Chat, [Claimed(Phone)], command => command with { Ticket = story.TicketId(1) });
        Assert.Equal(TicketRule.ExplicitTicket, story.Session.Match.TicketRule);
        Assert.Equal(1, story.Begin(Ingest, Channel.Email, [Claimed(Phone)]).Session.Ticket);
    }

    [Fact]
    public void Decide_TicketNamed_MustBeOfTheCustomerAndNotClosed()
    {
        var story = new Story().Begin(Ana, Channel.Phone, [Claimed(Phone)]);
        story.Apply(CloseTicket.Decide(story.State, Ana, new(story.TicketId(1)), Work.Roster, story.Now));

        AssertRefused(RefusalCode.WrongState, "ticketId", story.Decide(Ana, Channel.Phone, [], command => command with { Ticket = story.TicketId(1) }));
        AssertRefused(RefusalCode.NotFound, "ticketId", story.Decide(Ana, Channel.Phone, [], command => command with { Ticket = story.TicketId(9) }));
        AssertRefused(RefusalCode.NotFound, "ticketId", story.Decide(Ana, Channel.Phone, [], command => command with { Ticket = new(CustomerId.New(Start), 1) }));
        AssertRefused(RefusalCode.NotFound, "continuesSessionId", story.Decide(Ana, Channel.Phone, [], command => command with { ContinuesSession = story.SessionId(9) }));
        AssertRefused(RefusalCode.Invalid, "newTicket", story.Decide(Ana, Channel.Phone, [], command => command with { NewTicket = true, Ticket = story.TicketId(1) }));
    }

    [Fact]
    public void Decide_CustomerNamesWhatIsNotItsOwn_IsNotFound()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
        var stranger = new Caller(Role.Customer, "x") { Identity = Verified(App), Customer = CustomerId.New(Start) };
        foreach (var caller in new[] { stranger, stranger with { Customer = null } })
        {
            AssertRefused(RefusalCode.NotFound, "ticketId", story.Decide(caller, Channel.Chat, [Verified(App)], command => command with { Ticket = story.TicketId(1) }));
            AssertRefused(RefusalCode.NotFound, "continuesSessionId", story.Decide(caller, Channel.Chat, [Verified(App)], command => command with { ContinuesSession = story.SessionId(1) }));
        }
    }

    [Fact]
    public void Decide_AgentOpensTicket_OwnsAndHandlesIt()
    {
        var story = new Story().Begin(Ana, Channel.Phone, [Claimed(Phone)]);
        Assert.Equal(("ana", ActorRef.Agent("ana"), null), (story.Ticket.Owner, story.Ticket.Handler, story.Ticket.WaitingIn));
        Assert.Contains(Activity.TicketClaimed, story.Activities);
    }

    [Fact]
    public void Decide_AgentJoinsAWaitingTicket_LeavesItWaiting()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]).Begin(Ana, Channel.Chat, [Claimed(Phone)]);
        Assert.Equal((null, "billing"), (story.Ticket.Owner, story.Ticket.WaitingIn));
        Assert.DoesNotContain(Activity.TicketClaimed, story.Activities);
    }

    [Fact]
    public void Decide_Bot_HandlesWhatNobodyDoesAndNeverOwns()
    {
        var waiting = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]).Begin(Bot, Channel.Chat, [Claimed(Phone)]);
        Assert.Equal((ActorRef.Bot("bo"), null, null), (waiting.Ticket.Handler, waiting.Ticket.Owner, waiting.Ticket.WaitingIn));

        var handled = new Story().Begin(Ana, Channel.Phone, [Claimed(Phone)]).Begin(Bot, Channel.Chat, [Claimed(Phone)]);
        Assert.Equal(ActorRef.Agent("ana"), handled.Ticket.Handler);
    }

    [Fact]
    public void Decide_ClaimingAnIdentity_RaisesNothingForTheOneProved()
    {
        // Mia has proved history; somebody claims her address beside a user id of their own, which they did prove.
        var mallory = new Identity(IdentityKind.AppUser, "mallory");
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(Mail)]).Begin(Ingest, Channel.Chat, [Claimed(Mail), Verified(mallory)]);

        Assert.Equal(Assurance.Claimed, story.Session.Assurance);
        Assert.Equal(Assurance.Claimed, story.State.Profile.Identities[1].Assurance);
        Assert.Equal(Assurance.Claimed, story.Begin(story.Mia(mallory), Channel.SelfService, [Verified(mallory)]).Session.Assurance);
        Assert.DoesNotContain(story.Entries, entry => entry.Session == 2 && entry.Visibility == Visibility.Public && Words(entry).Contains("self-service:", StringComparison.Ordinal));
    }

    [Fact]
    public void Decide_FirstProof_StandsForTheCustomerFromThenOn()
    {
        var story = new Story().Begin(Ingest, Channel.Email, [Claimed(Mail)]);
        story.Begin(story.Mia(Mail), Channel.SelfService, [Verified(Mail)]);
        Assert.Equal(Assurance.Verified, story.Session.Assurance);
        Assert.Equal(Assurance.Verified, story.State.Profile.Identities[0].Assurance);
        Assert.Equal(Assurance.Verified, story.Begin(Ingest, Channel.Chat, [Verified(Mail), Verified(App)]).State.Profile.Identities[1].Assurance);
    }

    [Fact]
    public void Decide_Assurance_IsTheHighestOfTheClaimsAndNoneWithoutAny()
    {
        Assert.Equal(Assurance.Anonymous, new Story().Begin(Ingest, Channel.Chat, []).Session.Assurance);
        Assert.Equal(Assurance.Claimed, new Story().Begin(Ingest, Channel.Chat, [Claimed(Mail)]).Session.Assurance);
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App)]);
        Assert.Equal(Assurance.Anonymous, story.Decide(Ana, Channel.Phone, []).State!.Sessions[2].Assurance);
    }

    [Fact]
    public void Decide_AgentGoesOnFromARunningSession_TakesItsAssurance()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App)]);
        Func<StartSessionCommand, StartSessionCommand> goOn = command => command with { Ticket = story.TicketId(1), ContinuesSession = story.SessionId(1) };
        Assert.Equal(Assurance.Verified, story.Decide(Ana, Channel.Phone, [], goOn).State!.Sessions[2].Assurance);
        Assert.Equal(Assurance.Anonymous, story.Decide(Ingest, Channel.Phone, [], goOn).State!.Sessions[2].Assurance);
        story.End(Ana, 1);
        Assert.Equal(Assurance.Anonymous, story.Decide(Ana, Channel.Phone, [], goOn).State!.Sessions[2].Assurance);
    }

    [Fact]
    public void Decide_NameAndLanguage_AreKeptAgainstHearsay()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)], command => command with { CustomerName = "M.", Language = "de-ch" });
        Assert.Equal(("M.", "de-CH"), (story.State.Profile.Name, story.State.Profile.Language));
        story.Begin(Bot, Channel.Chat, [Claimed(Phone)], command => command with { CustomerName = "X", Language = "fr" });
        Assert.Equal(("M.", "de-CH"), (story.State.Profile.Name, story.State.Profile.Language));
        story.Begin(Ana, Channel.Phone, [Claimed(Phone)], command => command with { CustomerName = "Mia", Language = "en" });
        Assert.Equal(("Mia", "en"), (story.State.Profile.Name, story.State.Profile.Language));
    }

    [Fact]
    public void Decide_StateFilledByAnotherMeanwhile_IsAMatchAndLinksNothingTwice()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
        story.Begin(Ingest, Channel.Chat, [Claimed(Phone)], command => command with { Customer = command.Customer with { Rule = CustomerRule.NewCustomer } });
        Assert.Equal(CustomerRule.SingleMatch, story.Session.Match.CustomerRule);
        Assert.Single(story.State.Profile.Identities);
    }

    [Fact]
    public void Decide_MoreIdentitiesThanAllowed_StartsWithoutLinkingThem()
    {
        var story = new Story { Identities = new() { Maximum = new Dictionary<IdentityKind, int> { [IdentityKind.Email] = 1 } } }
            .Begin(Ingest, Channel.Email, [Claimed(Mail), Claimed(Mail with { Value = "mia@example.org" })]);
        Assert.Equal([Mail], story.State.Profile.Identities.Select(linked => linked.Identity));
        Assert.Contains("1 more were not linked", story.Session.Match.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subject")]
    [InlineData("customerName")]
    [InlineData("externalRef")]
    [InlineData("language")]
    public void Decide_TextPastItsBound_NamesTheField(string field)
    {
        var text = new string('x', 201);
        AssertRefused(RefusalCode.Invalid, field, new Story().Decide(Ingest, Channel.Chat, [], command => field switch
        {
            "subject" => command with { Subject = text },
            "customerName" => command with { CustomerName = text },
            "externalRef" => command with { ExternalRef = text },
            _ => command with { Language = "not a tag" },
        }));
    }

    private static void AssertRefused(RefusalCode code, string field, Decision<SessionId> decision)
    {
        Assert.Equal((code, field), (decision.Refusal?.Code, decision.Refusal?.Path?[^1]));
        Assert.Null(decision.State);
        Assert.Empty(decision.Entries);
    }
}
