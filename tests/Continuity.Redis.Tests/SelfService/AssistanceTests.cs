using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Redis.Commit;
using Continuity.Redis.Tests.Hosting;
using Continuity.SelfService;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Redis.Tests.SelfService;

/// <summary>Steps and answers of many callers of two processes at once: one offer, one answer, and nothing lost.</summary>
public abstract class AssistanceTests(StoreServer server)
{
    private static readonly Caller App = new(Role.Ingest, "app");
    private static readonly SelfServiceOptions Options = new() { Queues = new Dictionary<string, string> { ["pay"] = "billing" } };
    private static readonly AssistanceRules Rules = new(Options, new(new HandoffOptions(), new FollowUpOptions()), new BriefOptions(), new ThreadOptions());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Steps_OfManyAtOnce_AreAllRememberedAndMakeOneOffer()
    {
        TestStore[] processes = [await server.OpenAsync(), await server.OpenAsync()];
        var session = await StartAsync(processes[0]);

        var done = await Task.WhenAll(Enumerable.Range(0, 24).Select(n => Task.Run(() => StepAsync(processes[n % 2], session, "pay", $"{n}"))));

        Assert.All(done, static step => Assert.IsType<SelfServiceContent>(step.Entries[0].Draft.Content));
        Assert.Single(done.SelectMany(static step => step.Entries), static entry => IsOffer(entry.Draft));
        var record = (await LoadAsync(processes[0], session)).Sessions[session.Number].SelfService;
        Assert.Equal((24, 1, true), (record?.Steps.Count, record?.Offer?.Number, record?.Offer?.IsOpen));
        Assert.Equal(24 + 1, done.SelectMany(static step => step.Entries).Select(static entry => entry.Id.Sequence).Distinct().Count());
    }

    [Fact]
    public async Task Step_SentAgain_IsAnsweredAsTheFirstTimeAndCountsOnce()
    {
        var store = await server.OpenAsync();
        var session = await StartAsync(store);
        await StepAsync(store, session, "pay", "first");
        await StepAsync(await server.OpenAsync(), session, "pay", "first");
        Assert.Null((await LoadAsync(store, session)).Sessions[1].SelfService!.Offer);

        var offered = await StepAsync(store, session, "pay", "second");
        var again = await StepAsync(store, session, "pay", "second");

        Assert.True(again.IsRepeat);
        Assert.Equal(offered.Entries.Select(static entry => entry.Id), again.Entries.Select(static entry => entry.Id));
        Assert.Equal(2, (await LoadAsync(store, session)).Sessions[1].SelfService!.Steps.Count);
    }

    [Fact]
    public async Task Step_ThatChangesNothingOfTheTicket_IsActivityOnItAllTheSame()
    {
        var store = await server.OpenAsync();
        var session = await StartAsync(store);

        var step = await StepAsync(store, session, "pay", "1");

        var ticket = (await LoadAsync(store, session)).Tickets[1];
        Assert.Equal((step.Entries[0].RecordedAt, 1), (ticket.LastActivityAt, ticket.Version));
    }

    [Fact]
    public async Task Accept_ByManyAtOnce_MakesOneSessionWithItsHandoffAndBrief()
    {
        TestStore[] processes = [await server.OpenAsync(), await server.OpenAsync()];
        var session = await StartAsync(processes[0]);
        await StepAsync(processes[0], session, "pay", "1");
        await StepAsync(processes[0], session, "pay", "2");

        var done = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => AcceptAsync(processes[n % 2], session, $"{n / 2}"))));

        var accepted = done.Where(static one => one.IsAccepted).ToList();
        Assert.Equal(2, accepted.Count);
        Assert.Single(accepted, static one => one.IsRepeat);
        Assert.All(accepted, one => Assert.Equal(new SessionId(session.Home, 2), one.Value));
        Assert.All(done.Where(static one => !one.IsAccepted), static one => Assert.Equal(RefusalCode.AlreadySettled, one.Refusal?.Code));

        var state = await LoadAsync(processes[1], session);
        Assert.Equal((2, 1, 1), (state.Profile.SessionCount, state.Profile.HandoffCount, state.Profile.TicketCount));
        Assert.Equal((session, Channel.Chat), (state.Sessions[2].Continues, state.Sessions[2].Channel));
        Assert.Equal((HandoffTarget.OfQueue("billing"), "billing"), (state.Handoffs[1].To, state.Tickets[1].WaitingIn));
        Assert.Equal("failed 2 times.", Assert.Single(await BriefAsync(processes[1], session)).Outcome);
        await Poll.UntilAsync(async () => (await processes[0].Queues.PageAsync("billing", null, 100, Cancelled)).Any(waiting => waiting.Ticket == new TicketId(session.Home, 1)));
    }

    [Fact]
    public async Task Accept_BesideADecline_IsEitherAndNeverBoth()
    {
        TestStore[] processes = [await server.OpenAsync(), await server.OpenAsync()];
        for (var round = 0; round < 12; round++)
        {
            var session = await StartAsync(processes[0]);
            await StepAsync(processes[0], session, "pay", "1");
            await StepAsync(processes[0], session, "pay", "2");

            var accepting = Task.Run(() => AcceptAsync(processes[round % 2], session, "a"));
            var declining = Task.Run(() => DeclineAsync(processes[(round + 1) % 2], session));

            Assert.NotEqual((await accepting).IsAccepted, (await declining).IsAccepted);
            var state = await LoadAsync(processes[0], session);
            Assert.Equal((await accepting).IsAccepted ? 2 : 1, state.Profile.SessionCount);
            Assert.Equal((await accepting).IsAccepted ? AssistanceOfferState.Accepted : AssistanceOfferState.Declined, state.Sessions[1].SelfService!.Offer!.State);
        }
    }

    [Fact]
    public async Task Step_BesideTheStartOfAChat_MakesNoOfferBehindIt()
    {
        TestStore[] processes = [await server.OpenAsync(), await server.OpenAsync()];
        var offers = 0;
        for (var round = 0; round < 20; round++)
        {
            var session = await StartAsync(processes[0]);
            await StepAsync(processes[0], session, "pay", "1");

            var chatting = Task.Run(() => StartAsync(processes[round % 2], session.Home, Channel.Chat));
            var stepping = Task.Run(() => StepAsync(processes[(round + 1) % 2], session, "pay", "2"));

            var (chat, step) = (await chatting, await stepping);
            offers += step.Entries.Count - 1;
            Assert.All(step.Entries.Where(static entry => IsOffer(entry.Draft)), entry => Assert.True(entry.Id.Sequence < chat.Entries[0].Id.Sequence));
        }

        TestContext.Current.SendDiagnosticMessage("{0} of 20 were offered help before the chat began", offers);
    }

    private static bool IsOffer(EntryDraft entry) => entry.Content is ActivityContent { Activity: Activity.AssistanceOffered };

    private static async Task<SessionId> StartAsync(TestStore store)
    {
        var done = await StartAsync(store, Sample.NewCustomer(), Channel.SelfService);
        Assert.True(done.IsAccepted);
        return done.Value;
    }

    private static Task<Committed<SessionId>> StartAsync(TestStore store, CustomerId home, Channel channel)
    {
        var command = new StartSessionCommand(channel, new(home, CustomerRule.Anonymous, [], false), "1001", "general");
        return store.Customers.CommitAsync(new(home), (state, now) => StartSession.Decide(state, App, command, new(), new(), now), null, Cancelled);
    }

    private static Task<Committed<bool>> StepAsync(TestStore store, SessionId session, string step, string key) => store.Customers.CommitAsync(
        new(session.Home) { Sessions = [session.Number], Records = true, Idempotency = new("app", $"{session} {key}", "payload") },
        (state, now) => RecordInSession.Decide(
            state, App, session.Number, new(new SelfServiceContent(step, SelfServiceOutcome.Failed, null)), new(new(), new(), Options), now),
        null,
        Cancelled);

    private static Task<Committed<SessionId>> AcceptAsync(TestStore store, SessionId session, string key) => store.Customers.CommitAsync(
        new(session.Home) { Sessions = [session.Number], Briefs = [1], Idempotency = new("app", $"{session} accept {key}", "payload") },
        (state, now) => AcceptAssistance.Decide(state, App, new(new(session, 1), Channel.Chat, "general", 1, "1002"), Roster.Empty, Rules, now),
        null,
        Cancelled);

    private static Task<Committed<AssistanceOfferId>> DeclineAsync(TestStore store, SessionId session) => store.Customers.CommitAsync(
        new(session.Home) { Sessions = [session.Number] }, (state, now) => DeclineAssistance.Decide(state, App, new(session, 1), now), null, Cancelled);

    private static Task<CustomerState> LoadAsync(TestStore store, SessionId session) => store.Customers.LoadAsync(session.Home, [], [1, 2], Cancelled);

    private static async Task<IReadOnlyList<Attempt>> BriefAsync(TestStore store, SessionId session)
    {
        IReadOnlyList<Attempt> attempts = [];
        await store.Customers.CommitAsync(
            new(session.Home) { Briefs = [1] },
            (state, _) =>
            {
                attempts = state.Briefs[1].Attempts;
                return Decision.Accept(true, state);
            },
            null,
            Cancelled);
        return attempts;
    }
}
