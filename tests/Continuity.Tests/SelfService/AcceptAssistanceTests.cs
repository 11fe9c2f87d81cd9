using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Inboxes;
using Continuity.SelfService;
using Continuity.Tests.Staff;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.SelfService;

/// <summary>What a customer gets who accepts help: a person, on the same matter, who knows what was tried; and nothing that anybody owes is lost.</summary>
public class AcceptAssistanceTests
{
    private static readonly IReadOnlyDictionary<string, string> Mapping = new Dictionary<string, string> { ["p"] = "general", ["pay"] = "billing" };

    [Fact]
    public void Accept_OnATicketThatNobodyHas_OpensTheChatAndAsksTheQueueOfTheStep()
    {
        var visit = new AppVisit { Options = new() { Queues = Mapping } };
        visit.Story.Change(static state => state with { Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { WaitingIn = "general", Queue = "general" }) });
        visit.Fail("pay-card", "card refused").After(TimeSpan.FromMinutes(1)).Abandon("login").After(TimeSpan.FromMinutes(1)).Fail("pay-card");
        var before = visit.Story.Entries.Count;

        var accepted = visit.Accept();
        visit.Story.Apply(accepted);

        var (state, chat, app, ticket) = (visit.Story.State, visit.Story.Session, visit.Story.State.Sessions[visit.Session], visit.Story.Ticket);
        Assert.Equal(visit.Story.SessionId(2), accepted.Result);
        Assert.Equal((Channel.Chat, SessionState.Active, Assurance.Verified, 1), (chat.Channel, chat.State, chat.Assurance, chat.Ticket));
        Assert.Equal((visit.Story.SessionId(visit.Session), ActorRef.Customer(state.Id)), (chat.Continues, chat.StartedBy));
        Assert.Equal([1, 2], ticket.Sessions);
        Assert.Equal([Channel.SelfService, Channel.Chat], ticket.Channels);
        Assert.Equal([1, 2], state.Profile.OpenSessions);
        Assert.Equal([new(2, visit.Story.Now)], state.Profile.OpenConversations);
        Assert.Equal(1, state.Profile.TicketCount);
        Assert.Equal((AssistanceOfferState.Accepted, 2, ActorRef.Customer(state.Id)), (app.SelfService!.Offer!.State, app.SelfService.Offer.LedTo, app.SelfService.Offer.SettledBy));

        var handoff = state.Handoffs[1];
        Assert.Equal((ActorRef.Continuity, HandoffTarget.OfQueue("billing"), TransferMode.Cold, HandoffState.Offered), (handoff.From, handoff.To, handoff.Mode, handoff.State));
        Assert.Equal("Tried in self-service, newest first: pay-card; login. The brief says what came of it.", handoff.Summary);
        Assert.Equal((1, "billing", null, null), (ticket.OpenHandoff, ticket.WaitingIn, ticket.Owner, ticket.Handler));
        Assert.Equal(
            ["Self-service: login / given up.", "Self-service: pay-card / failed 2 times: card refused"],
            state.Briefs[1].Attempts.Select(static attempt => $"{attempt.What} / {attempt.Outcome}"));
        Assert.All(state.Briefs[1].Attempts, attempt => Assert.Equal(ActorRef.Customer(state.Id), attempt.By));
        Assert.Equal(
            ["AssistanceAccepted 1 Public", "SessionMoved 1 Public", "SessionStarted 2 Public", "HandoffOffered  Internal"],
            visit.Story.Entries.Skip(before).Select(static entry => $"{((ActivityContent)entry.Content).Activity} {entry.Session} {entry.Visibility}"));

        visit.Story.Claim(Ben, 1);
        Assert.Equal(("ben", ActorRef.Agent("ben"), HandoffState.Accepted), (visit.Story.Ticket.Owner, visit.Story.Ticket.Handler, visit.Story.State.Handoffs[1].State));
    }

    [Fact]
    public void Accept_OnATicketThatAnAgentHandles_LeavesItThereUntilSomebodyAcceptsAndTheOwnerForGood()
    {
        var visit = new AppVisit().Struggle();
        visit.Story.Claim(Ana, 1);

        var accepted = visit.Accept();
        visit.Story.Apply(accepted);

        Assert.Equal(("ana", ActorRef.Agent("ana"), null, 1), (visit.Story.Ticket.Owner, visit.Story.Ticket.Handler, visit.Story.Ticket.WaitingIn, visit.Story.Ticket.OpenHandoff));
        Assert.Equal((TransferMode.Warm, "ana", 1), (visit.Story.State.Handoffs[1].Mode, visit.Story.State.Handoffs[1].Responsible, visit.Story.State.Handoffs[1].FollowUp));
        Assert.Contains(accepted.Notices, static notice => notice is { Agent: "ana", Kind: InboxEventKind.CustomerWrote, Ticket: 1 });
        Assert.True(visit.Story.State.FollowUps[1].WaitsForOffer);

        visit.Story.Claim(Ben, 1);
        Assert.Equal(("ana", ActorRef.Agent("ben")), (visit.Story.Ticket.Owner, visit.Story.Ticket.Handler));
        Assert.Equal((FollowUpKind.AfterHandoff, "ana", false), (visit.Story.State.FollowUps[1].Kind, visit.Story.State.FollowUps[1].Responsible, visit.Story.State.FollowUps[1].WaitsForOffer));
    }

    [Fact]
    public void Accept_OnATicketThatABotHandles_TakesItToPeople()
    {
        var visit = new AppVisit(Bot);
        Assert.Equal(ActorRef.Bot("bo"), visit.Story.Ticket.Handler);
        visit.Struggle();

        visit.Story.Apply(visit.Accept(Bot));

        Assert.Equal((TransferMode.Cold, "general", null), (visit.Story.State.Handoffs[1].Mode, visit.Story.Ticket.WaitingIn, visit.Story.Ticket.Handler));
        Assert.Equal(ActorRef.Bot("bo"), visit.Story.Session.StartedBy);
    }

    [Fact]
    public void Accept_OnATicketThatIsOfferedAlready_LetsThatOfferStand()
    {
        var visit = new AppVisit().Struggle();
        visit.Story.Claim(Ana, 1).Apply(OfferHandoff.Decide(
            visit.Story.State, Ana, new(visit.Story.TicketId(1), HandoffTarget.OfQueue("billing"), TransferMode.Warm, "They know more.", "A bill.", TimeSpan.FromMinutes(1)), Work.Roster, Work.Queues, Work.Rules, visit.Story.Now));

        visit.Story.Apply(visit.Accept());

        Assert.Equal((1, 1, HandoffTarget.OfQueue("billing")), (visit.Story.State.Handoffs.Count, visit.Story.Ticket.OpenHandoff, visit.Story.State.Handoffs[1].To));
        Assert.Equal((2, 1), (visit.Story.Session.Number, visit.Story.Session.Ticket));
    }

    [Fact]
    public void Accept_OnATicketThatWasResolvedAShortTimeAgo_OpensItAgain()
    {
        var visit = new AppVisit();
        visit.Story.Claim(Ana, 1).Resolve(Ana, 1);

        visit.After(TimeSpan.FromDays(3)).Struggle().Story.Apply(visit.Accept());

        Assert.Equal((TicketStatus.Open, "ana", ActorRef.Agent("ana")), (visit.Story.Ticket.Status, visit.Story.Ticket.Owner, visit.Story.Ticket.Handler));
        Assert.Contains(Activity.TicketReopened, visit.Story.Activities);
    }

    [Theory]
    [InlineData(TicketStatus.Resolved)]
    [InlineData(TicketStatus.Closed)]
    public void Accept_OnATicketThatIsLongDoneWith_OpensANewOneOfTheSameSubject(TicketStatus status)
    {
        var visit = new AppVisit { Roster = Team.All };
        visit.Story.Claim(Ana, 1).Resolve(Ana, 1);
        if (status == TicketStatus.Closed)
        {
            visit.Story.Apply(CloseTicket.Decide(visit.Story.State, Ana, new(visit.Story.TicketId(1)), Work.Roster, visit.Story.Now));
        }
        else
        {
            visit.After(TimeSpan.FromDays(4));
        }

        visit.Struggle().Story.Apply(visit.Accept(channel: Channel.Phone));

        var (done, opened, session) = (visit.Story.State.Tickets[1], visit.Story.State.Tickets[2], visit.Story.Session);
        Assert.Equal((status, "ana", 1), (done.Status, done.Owner, Assert.Single(done.Sessions)));
        Assert.Equal((TicketStatus.Open, done.Subject, "1099", null, "general"), (opened.Status, opened.Subject, opened.DisplayNumber, opened.Owner, opened.WaitingIn));
        Assert.Equal((2, 2, visit.Story.SessionId(1), TicketRule.NewTicket), (session.Number, session.Ticket, session.Continues, session.Match.TicketRule));
        Assert.Equal((2, 2, 2), (visit.Story.State.Handoffs[1].Ticket, visit.Story.State.FollowUps.Values.Single(static owed => owed.IsOpen).Ticket, visit.Story.State.Profile.TicketCount));
        Assert.Equal("Self-service: pay", Assert.Single(visit.Story.State.Briefs[2].Attempts).What);
        Assert.Contains(Activity.TicketOpened, visit.Story.Activities);
        Assert.DoesNotContain(Activity.TicketReopened, visit.Story.Activities);
    }

    [Fact]
    public void Accept_ThatOpensANewTicket_ShowsItsSubjectToNobodyWhoDoesNotSeeTheEarlierOnes()
    {
        var visit = new AppVisit();
        visit.Story.Change(static state => state with
        {
            Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { Status = TicketStatus.Closed, WaitingIn = null, OpenedUnder = Assurance.Verified }),
            Sessions = state.Sessions.SetItem(1, state.Sessions[1] with { Assurance = Assurance.Claimed }),
        });

        visit.Struggle().Story.Apply(visit.Accept());

        Assert.Equal((Assurance.Verified, Assurance.Claimed), (visit.Story.State.Tickets[2].OpenedUnder, visit.Story.State.Tickets[2].LowestAssurance));
    }

    [Fact]
    public void Accept_ByPhone_PromisesACallThatTheOwnerOwes()
    {
        var visit = new AppVisit().Struggle();
        visit.Story.Claim(Ana, 1).Apply(visit.Accept(channel: Channel.Phone));

        var call = Assert.Single(visit.Story.State.FollowUps.Values, static followUp => followUp.Kind == FollowUpKind.Callback);
        Assert.Equal(("ana", visit.Story.Now.AddMinutes(30), Channel.Phone, "We call you."), (call.Responsible, call.DueAt, call.Channel, call.Promise));
        Assert.Equal(Channel.Phone, visit.Story.Session.Channel);
        Assert.Equal("The customer asks in self-service to be called. The same step failed twice.", visit.Story.State.Handoffs[1].Reason);
        Assert.Contains(visit.Story.Entries, entry => entry.Content is ActivityContent { Activity: Activity.FollowUpPromised } && entry.Visibility == Visibility.Public && entry.Session == 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(45)]
    public void Accept_ByPhoneWhileNobodyOwnsTheTicket_PromisesACallThatTheFirstOwnerOwes(int minutes)
    {
        var visit = new AppVisit().Struggle();
        visit.Story.Apply(visit.Accept(channel: Channel.Phone));
        var due = visit.Story.Now.AddMinutes(30);
        Assert.Empty(visit.Story.State.FollowUps);
        Assert.Equal("Promised for 2026-03-02 09:30 (UTC): \"We call you.\"", Words(visit.Story.Entries[^1]));
        var refused = CloseTicket.Decide(visit.Story.State, Sue, new(visit.Story.TicketId(1)), Work.Roster, visit.Story.Now);
        Assert.Equal(RefusalCode.WrongState, refused.Refusal?.Code);

        visit.After(TimeSpan.FromMinutes(minutes)).Settle().Story.Claim(Ben, 1);

        var call = Assert.Single(visit.Story.State.FollowUps.Values);
        Assert.Equal((FollowUpKind.Callback, "ben", due, Channel.Phone, true), (call.Kind, call.Responsible, call.DueAt, call.Channel, call.IsOpen));
        Assert.Null(visit.Story.Ticket.CallPromised);
        visit.After(TimeSpan.FromMinutes(41)).Settle();
        Assert.Equal(FollowUpState.Missed, visit.Story.State.FollowUps[1].State);
    }

    [Fact]
    public void Accept_AfterThePageWasOnlyLookedAt_SaysThatAndNoMore()
    {
        var visit = new AppVisit().View("bill").View("bill").View("bill").View("faq").View("bill");
        visit.Story.Apply(visit.Accept());

        var attempt = Assert.Single(visit.Story.State.Briefs[1].Attempts);
        Assert.Equal(("Self-service: bill", "viewed 4 times."), (attempt.What, attempt.Outcome));
    }

    [Fact]
    public void Accept_AgainInTheSameSession_RecordsNoAttemptTwice()
    {
        var visit = new AppVisit().Struggle();
        visit.Story.Apply(visit.Accept()).End(visit.Mia, 2);
        visit.After(TimeSpan.FromMinutes(30)).Fail("login").Fail("login").Story.Apply(visit.Accept());

        Assert.Equal(["Self-service: pay", "Self-service: login"], visit.Story.State.Briefs[1].Attempts.Select(static attempt => attempt.What));
    }

    [Fact]
    public void Accept_OfWhatWasAnswered_IsRefused()
    {
        var visit = new AppVisit().Struggle();
        visit.Story.Apply(visit.Accept());
        AssertRefused(visit.Accept(), RefusalCode.AlreadySettled, "offerId");
        AssertRefused(visit.Accept(channel: Channel.Phone), RefusalCode.AlreadySettled, "offerId");

        var declined = new AppVisit().Struggle();
        declined.Story.Apply(declined.Decline());
        AssertRefused(declined.Accept(), RefusalCode.AlreadySettled, "offerId");
    }

    [Fact]
    public void Accept_OfAnEarlierOffer_HasExpired()
    {
        var visit = new AppVisit().Struggle().After(TimeSpan.FromMinutes(30)).Struggle();

        AssertRefused(visit.Accept(number: 1), RefusalCode.Expired, "offerId");
        AssertRefused(visit.Accept(number: 3), RefusalCode.NotFound, "offerId");
    }

    [Fact]
    public void Accept_OnceTheSessionHasEndedOrWasMoved_IsInTheWrongState()
    {
        var visit = new AppVisit().Struggle();
        AssertRefused(visit.Accept(ticket: 2), RefusalCode.WrongState, "offerId");
        visit.Story.End(visit.Mia, visit.Session);

        AssertRefused(visit.Accept(), RefusalCode.WrongState, "offerId");
    }

    [Fact]
    public void Accept_ByAChannelThatWasNotOffered_IsInvalid()
    {
        AssertRefused(new AppVisit().Struggle().Accept(channel: Channel.Email), RefusalCode.Invalid, "channel");
        AssertRefused(new AppVisit { Options = new() { Channels = [Channel.Chat] } }.Struggle().Accept(channel: Channel.Phone), RefusalCode.Invalid, "channel");
    }

    [Fact]
    public void Accept_ByOthersThanThoseOfTheSession_IsRefused()
    {
        var visit = new AppVisit().Struggle();

        AssertRefused(visit.Accept(Ana), RefusalCode.Forbidden, null);
        AssertRefused(visit.Accept(Sue), RefusalCode.Forbidden, null);
        AssertRefused(visit.Accept(Bot), RefusalCode.NotFound, "offerId");
        AssertRefused(visit.Accept(Ingest), RefusalCode.NotFound, "offerId");
        AssertRefused(visit.Accept(visit.Story.Mia(App, Assurance.Claimed)), RefusalCode.NotFound, "offerId");
        AssertRefused(visit.Accept(visit.Mia with { Customer = CustomerId.New(Start.AddDays(3)) }), RefusalCode.NotFound, "offerId");
    }

    [Fact]
    public void Decline_AgainByTheSameCaller_ChangesNothing()
    {
        var visit = new AppVisit().Struggle();
        visit.Story.Apply(visit.Decline());
        Assert.Equal("Help was declined.", Words(visit.Story.Entries[^1]));

        var again = visit.Decline();

        Assert.Same(visit.Story.State, again.State);
        Assert.Empty(again.Entries);
        AssertRefused(visit.Decline(Ana), RefusalCode.Forbidden, null);
    }

    [Fact]
    public void Decline_OfWhatWasAccepted_IsRefused()
    {
        var visit = new AppVisit().Struggle();
        visit.Story.Apply(visit.Accept());

        AssertRefused(visit.Decline(), RefusalCode.AlreadySettled, "offerId");
    }

    private static void AssertRefused<T>(Decision<T> decision, RefusalCode code, string? field)
    {
        Assert.Equal(code, decision.Refusal?.Code);
        Assert.Equal(field, decision.Refusal?.Path?[^1]);
        Assert.Null(decision.State);
    }
}
