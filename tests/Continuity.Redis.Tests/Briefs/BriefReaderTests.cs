using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Redis.Briefs;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;
using Continuity.Tickets;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Continuity.Redis.Tests.Briefs;

/// <summary>What briefs are composed from, as it is kept with each commit and read in one round trip.</summary>
public abstract class BriefReaderTests(StoreServer server)
{
    private static readonly Caller Ana = new(Role.Agent, "ana") { Name = "Ana" };

    /// <summary>Leaves a commit as a crash does between its first command and the next: see CommitRecovery.</summary>
    private const string Tear = """
        local before = redis.call('LLEN', KEYS[2])
        local made = { before, { ARGV[1] }, {}, '0', '', '1', 'nobody', '', '', {}, '0' }
        redis.call('HSET', KEYS[1], 'c:1', string.format('%d 0', before + 1), 'redo', '\n' .. cmsgpack.pack(made))
        return 1
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LoadManyAsync_OfTicketsOfManyHomes_IsOneCallAHomeHoweverLongItsLog()
    {
        var store = await OpenAsync();
        var first = await StartAsync(store, tickets: 3);
        var other = await StartAsync(store);
        await CommitAsync(store, first, (state, now) => Decision.Accept(0, state, [.. Enumerable.Range(0, 900).Select(n => By(ActorKind.System, $"{n}", 1, now))]));
        await SayAsync(store, first, ActorKind.Customer, "Hello?");
        await CommitAsync(store, first, (state, now) => RecordFact.Decide(state, Ana, new(new(first, 2), "A fact.", Certainty.Known, FactSource.Record), new(), now), brief: 2);

        IReadOnlyDictionary<TicketId, BriefSources> found = null!;
        var calls = await CountedCalls.DuringAsync(store, async () => found = await LoadAsync(store, new(first, 1), new(first, 2), new(first, 3), new(first, 9), new(other, 1)));

        Assert.Equal(2, calls);
        Assert.Equal([new(first, 1), new(first, 2), new(first, 3), new TicketId(other, 1)], found.Keys.OrderBy(id => id.Home == other).ThenBy(static id => id.Number));
        Assert.Equal("Hello?", Text(found[new(first, 1)].LastByCustomer));
        Assert.Equal("A fact.", Assert.Single(found[new(first, 2)].Recorded.Facts).Statement);
        Assert.Null(found[new(first, 3)].LastByCustomer);
    }

    [Fact]
    public async Task LoadManyAsync_OpenFollowUps_AreThoseOfTheTicket()
    {
        var store = await OpenAsync();
        var home = await StartAsync(store, tickets: 2);
        await CommitAsync(store, home, static (state, now) => Decision.Accept(0, state with
        {
            FollowUps = state.FollowUps.Add(1, Owed(1, 1, now)).Add(2, Owed(2, 2, now)).Add(3, Owed(3, 1, now) with { State = FollowUpState.Kept }).Add(4, Owed(4, 1, now)),
        }));

        var found = await LoadAsync(store, new(home, 1), new(home, 2));

        Assert.Equal([1, 4], found[new(home, 1)].Owed.Select(static owed => owed.Number).Order());
        Assert.Equal([2], found[new(home, 2)].Owed.Select(static owed => owed.Number));
    }

    [Fact]
    public async Task LastByCustomer_AsTheConversationGoes_IsTheCustomersLastAndUnansweredFromTheirFirst()
    {
        var store = await OpenAsync();
        var home = await StartAsync(store);
        Assert.Equal((null, null), await LastAsync(store, home));

        var first = await SayAsync(store, home, ActorKind.Customer, "First.");
        Assert.Equal(("First.", first), await LastAsync(store, home));
        await SayAsync(store, home, ActorKind.Customer, "Second.");
        Assert.Equal(("Second.", first), await LastAsync(store, home));
        await SayAsync(store, home, ActorKind.Agent, "A note.", isNote: true);
        Assert.Equal(("Second.", first), await LastAsync(store, home));
        await SayAsync(store, home, ActorKind.Bot, "An answer.");
        Assert.Equal(("Second.", null), await LastAsync(store, home));
        await SayAsync(store, home, ActorKind.Agent, "Another.");
        var third = await SayAsync(store, home, ActorKind.Customer, "Third.");
        Assert.Equal(("Third.", third), await LastAsync(store, home));
    }

    [Fact]
    public async Task LastByCustomer_OfEntriesThatCameWithAChangeOfState_IsKeptAsWell()
    {
        var store = await OpenAsync();
        var home = await StartAsync(store);
        await CommitAsync(store, home, static (state, now) => Decision.Accept(
            0,
            state with { Profile = state.Profile with { Name = "Mia" } },
            By(ActorKind.Customer, "Before.", 1, now), By(ActorKind.Agent, "Answer.", 1, now), By(ActorKind.Customer, "After.", 1, now), By(ActorKind.Customer, "Last.", 1, now)));

        var (text, since) = await LastAsync(store, home);

        Assert.Equal("Last.", text);
        Assert.NotNull(since);
    }

    [Fact]
    public async Task LastByCustomer_OfManyAtOnce_IsTheLastOfTheLog()
    {
        TestStore[] stores = [await OpenAsync(), await OpenAsync()];
        var home = await StartAsync(stores[0]);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => SayAsync(stores[n % 2], home, ActorKind.Customer, $"{n}")));

        var found = (await LoadAsync(stores[0], new TicketId(home, 1)))[new(home, 1)];

        Assert.Equal(await stores[0].Log.LengthAsync(home, Cancelled), found.LastByCustomer!.Id.Sequence);
    }

    [Fact]
    public async Task LastByCustomer_OfATicketThatIsOlderThanItsMark_IsSearchedForAsFarBackAsTheTicketGoes()
    {
        var store = await OpenAsync();
        var home = await StartAsync(store);
        var first = await SayAsync(store, home, ActorKind.Customer, "First.");
        await SayAsync(store, home, ActorKind.Customer, "Second.");
        await ForgetAsync(store, home);
        Assert.Equal(("Second.", first), await LastAsync(store, home));

        await SayAsync(store, home, ActorKind.Customer, "Third.");
        Assert.Equal(("Third.", first), await LastAsync(store, home));
        await SayAsync(store, home, ActorKind.Agent, "Answer.");
        await CommitAsync(store, home, static (state, now) => Decision.Accept(0, state, [.. Enumerable.Range(0, 100).Select(n => By(ActorKind.System, $"{n}", 1, now))]));

        // By now it is known again, so that it is found however far back it lies.
        Assert.Equal(("Third.", null), await LastAsync(store, home));
        await ForgetAsync(store, home);
        Assert.Equal(("Third.", null), await LastAsync(store, home));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(2_500)]
    public async Task Unanswered_AfterASessionMoved_IsKnownHoweverMuchCameSince(int since)
    {
        var store = await OpenAsync();
        var home = await StartAsync(store, tickets: 3);
        var waiting = await SayAsync(store, home, ActorKind.Customer, "Anybody?");
        await SayAsync(store, home, ActorKind.Agent, "Here.", session: 3);
        for (var written = 0; written < since; written += 500)
        {
            await CommitAsync(store, home, (state, now) => Decision.Accept(0, state, [.. Enumerable.Range(0, Math.Min(500, since)).Select(n => By(ActorKind.System, $"{n}", 3, now))]));
        }

        await CommitAsync(store, home, (state, now) => MoveSession.Decide(state, Ana, new(new(home, 2), new(home, 1), null), now), sessions: [2]);
        Assert.Equal(("Anybody?", waiting), await LastAsync(store, home));

        // The place is known from here on, and since when they wait is searched for.
        await SayAsync(store, home, ActorKind.Customer, "Hello?");
        Assert.Equal(("Hello?", waiting), await LastAsync(store, home));
        await SayAsync(store, home, ActorKind.Agent, "Yes.");
        Assert.Equal(("Hello?", null), await LastAsync(store, home));
        Assert.Equal(await store.Log.LengthAsync(home, Cancelled), (await LoadAsync(store, new TicketId(home, 1)))[new(home, 1)].LogLength);
    }

    [Fact]
    public async Task LastByCustomer_AfterASessionMoved_IsFoundWhereItIsNow()
    {
        var store = await OpenAsync();
        var home = await StartAsync(store, tickets: 2);
        var since = await SayAsync(store, home, ActorKind.Customer, "Elsewhere.", session: 2);
        await CommitAsync(store, home, (state, now) => MoveSession.Decide(state, Ana, new(new(home, 2), new(home, 1), null), now), sessions: [2]);

        Assert.Equal(("Elsewhere.", since), await LastAsync(store, home));
        Assert.Equal((null, null), await LastAsync(store, home, ticket: 2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task LastByCustomer_OfARandomConversation_IsWhatTheWholeLogSays(int seed)
    {
        TestStore[] stores = [await OpenAsync(), await OpenAsync()];
        var home = await StartAsync(stores[0], tickets: 2);
        var dice = new Random(seed);
        for (var step = 0; step < 25; step++)
        {
            var store = stores[dice.Next(2)];
            if (dice.Next(12) == 0)
            {
                var (moved, to) = (dice.Next(2) + 1, dice.Next(2) + 1);
                await CommitAsync(store, home, (state, now) => MoveSession.Decide(state, Ana, new(new(home, moved), new(home, to), null), now), sessions: [moved]);
            }
            else if (dice.Next(4) == 0)
            {
                EntryDraft[] entries = [Any(), Any(), Any()];
                await CommitAsync(store, home, (state, now) => Decision.Accept(0, state with { Profile = state.Profile with { Name = $"{now}" } }, [.. entries.Select(entry => entry with { OccurredAt = now })]), sessions: [1, 2]);
            }
            else
            {
                var entry = Any();
                await AppendAsync(store, home, entry.Session!.Value, now => entry with { OccurredAt = now });
            }

            await AssertAsLoggedAsync(store, home);
        }

        EntryDraft Any() => By((ActorKind)dice.Next(4), $"{dice.Next()}", dice.Next(2) + 1, default) with { Visibility = dice.Next(4) == 0 ? Visibility.Internal : Visibility.Public };
    }

    [Fact]
    public async Task LastByCustomer_RecordedLongAfterItHappened_IsUnansweredSinceItHappened()
    {
        var store = await OpenAsync();
        var home = await StartAsync(store);
        var happened = DateTimeOffset.UnixEpoch.AddYears(50);
        await AppendAsync(store, home, 1, _ => new(new MessageContent("Late."), ActorRef.Customer(home), Channel.Chat, happened) { Session = 1 });
        Assert.Equal(("Late.", happened), await LastAsync(store, home));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UnansweredSince_AnEmailOfAClockThatIsWrong_IsWhenItCame(bool isKept)
    {
        var store = await OpenAsync();
        var home = await StartAsync(store);
        var mail = new EmailContent(Direction.Inbound, "s", "t", "mia@example.com", ["help@example.com"], null, null);
        var came = await AppendAsync(store, home, 1, now => new(mail, ActorRef.Customer(home), Channel.Email, now.AddMonths(-11)) { Session = 1 });
        if (!isKept)
        {
            await ForgetAsync(store, home);
        }

        var since = (await LoadAsync(store, new TicketId(home, 1)))[new(home, 1)].UnansweredSince!.Value;

        Assert.Equal(came.ToUnixTimeMilliseconds(), since.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task LoadManyAsync_OfACommitThatWasTorn_FinishesItFirst()
    {
        var store = await OpenAsync();
        var home = await StartAsync(store);
        await SayAsync(store, home, ActorKind.Customer, "Whole.");
        var keys = new CustomerKeys(home);
        var torn = StoreJson.WriteBytes(StoredEntry.Of(By(ActorKind.Customer, "Torn.", 1, DateTimeOffset.UnixEpoch), DateTimeOffset.UnixEpoch));
        await Raw(store).ScriptEvaluateAsync(Tear, [keys.State, keys.Log], [torn]);

        Assert.Equal("Torn.", (await LastAsync(store, home)).Text);
        Assert.Equal(3, await store.Log.LengthAsync(home, Cancelled));
        Assert.False(await Raw(store).HashExistsAsync(keys.State, CustomerFields.Redo));
    }

    [Fact]
    public async Task CommitAsync_ThatNamesNoBrief_ReadsAndWritesNone()
    {
        var store = await OpenAsync();
        var home = await StartAsync(store);
        await CommitAsync(store, home, (state, now) => SetGoal.Decide(state, Ana, new(new(home, 1), "A goal."), now), brief: 1);

        var done = await CommitAsync(store, home, static (state, now) => Decision.Accept(0, state with { Profile = state.Profile with { Name = "Mia" } }));

        Assert.Empty(done.Briefs);
        Assert.Equal("A goal.", (await LoadAsync(store, new TicketId(home, 1)))[new(home, 1)].Recorded.Goal?.Text);
    }

    [Fact]
    public async Task CommitAsync_FactsOfTwoInstancesAtOnce_AreAllKept()
    {
        TestStore[] stores = [await OpenAsync(), await OpenAsync()];
        var home = await StartAsync(stores[0]);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(n => CommitAsync(
            stores[n % 2], home, (state, now) => RecordFact.Decide(state, Ana, new(new(home, 1), $"Fact {n}.", Certainty.Known, FactSource.Agent), new(), now), brief: 1)));

        var facts = (await LoadAsync(stores[1], new TicketId(home, 1)))[new(home, 1)].Recorded.Facts;

        Assert.Equal(Enumerable.Range(1, 30), facts.Select(static fact => fact.Number));
        Assert.Equal(30, facts.Select(static fact => fact.Statement).Distinct().Count());
    }

    [Fact]
    public async Task CommitAsync_ThatNeedsOpenSessions_HasEveryOneThatGoesOnInTheSameCalls()
    {
        var store = await OpenAsync();
        var home = await StartAsync(store);
        var bot = new Caller(Role.Bot, "bo");
        await CommitAsync(store, home, (state, _) => Decision.Accept(0, state with
        {
            Profile = state.Profile with { Name = "\"openSessions\":[3]", SessionCount = 3, OpenSessions = [1, 2] },
            Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { Sessions = [1, 2, 3] }),
            Sessions = state.Sessions.SetItem(1, state.Sessions[1] with { StartedBy = ActorRef.Bot("bo") })
                .Add(2, state.Sessions[1] with { Number = 2 })
                .Add(3, state.Sessions[1] with { Number = 3, State = SessionState.Ended, Assurance = Assurance.Verified }),
        }));
        var plain = await CountedCalls.DuringAsync(store, () => CommitAsync(store, home, (state, now) => RecordFact.Decide(state, Ana, new(new(home, 1), "First.", Certainty.Known, FactSource.Agent), new(), now), brief: 1));

        Committed<TicketId> done = null!;
        var calls = await CountedCalls.DuringAsync(store, async () => done = await store.Customers.CommitAsync(
            new(home) { Briefs = [1], OpenSessions = true },
            (state, now) => RecordFact.Decide(state, bot, new(new(home, 1), "Second.", Certainty.Known, FactSource.Agent), new(), now),
            null,
            Cancelled));

        Assert.Null(done.Refusal);
        Assert.Equal(Assurance.Claimed, done.State.Briefs[1].Facts[1].ShownFrom);
        Assert.Equal([1, 2, 3], done.State.Sessions.Keys.Order());
        Assert.Equal(plain, calls);
    }

    private static FollowUp Owed(int number, int ticket, DateTimeOffset now) =>
        new(number, ticket, FollowUpKind.Promise, "\"ticket\":2", "ana", now.AddDays(1), now, ActorRef.Agent("ana")) { NextAt = now.AddDays(1) };

    private static EntryDraft By(ActorKind kind, string text, int session, DateTimeOffset now) =>
        new(new MessageContent(text), new(kind, "x"), Channel.Chat, now) { Session = session };

    private static string? Text(Entry? entry) => entry is null ? null : Sample.TextOf(entry);

    private static Task<IReadOnlyDictionary<TicketId, BriefSources>> LoadAsync(TestStore store, params TicketId[] tickets) =>
        store.Get<BriefReader>().LoadManyAsync(tickets, Cancelled);

    private static async Task<(string? Text, DateTimeOffset? Since)> LastAsync(TestStore store, CustomerId home, int ticket = 1)
    {
        var found = (await LoadAsync(store, new TicketId(home, ticket)))[new(home, ticket)];
        return (Text(found.LastByCustomer), found.UnansweredSince);
    }

    /// <summary>The whole log, read from the start by the rules, says what is kept.</summary>
    private static async Task AssertAsLoggedAsync(TestStore store, CustomerId home)
    {
        var state = await store.Customers.LoadAsync(home, [1, 2], [1, 2], Cancelled);
        var entries = await store.Log.RangeAsync(home, 1, 1_000, Cancelled);
        foreach (var ticket in new[] { 1, 2 })
        {
            var (last, since) = ((string?)null, (DateTimeOffset?)null);
            foreach (var entry in entries.Where(entry => (entry.Draft.Ticket ?? state.Sessions[entry.Draft.Session!.Value].Ticket) == ticket))
            {
                last = ContactRule.IsByCustomer(entry.Draft) ? Text(entry) : last;
                since = ContactRule.Answers(entry.Draft) ? null : since ?? (ContactRule.AwaitsAnswer(entry.Draft) ? entry.Draft.OccurredAt : null);
            }

            Assert.Equal((last, since), await LastAsync(store, home, ticket));
        }
    }

    private static async Task<CustomerId> StartAsync(TestStore store, int tickets = 1)
    {
        var home = Sample.NewCustomer();
        for (var n = 1; n <= tickets; n++)
        {
            await CommitAsync(store, home, (state, now) => Sample.Start(state, now, $"{n}"));
        }

        return home;
    }

    /// <summary>Adds an entry; gives when it was recorded.</summary>
    private static Task<DateTimeOffset> SayAsync(TestStore store, CustomerId home, ActorKind by, string text, int session = 1, bool isNote = false) =>
        AppendAsync(store, home, session, now => By(by, text, session, now) with { Content = isNote ? new NoteContent(text) : new MessageContent(text) });

    private static async Task<DateTimeOffset> AppendAsync(TestStore store, CustomerId home, int session, Func<DateTimeOffset, EntryDraft> entry)
    {
        var done = await store.Customers.AppendAsync(new(new(home, session)), (state, now) => Decision.Accept(0, state, entry(now)), null, Cancelled);
        return done.Entries.Single().RecordedAt;
    }

    private static async Task<CustomerState> CommitAsync<T>(
        TestStore store, CustomerId home, Func<CustomerState, DateTimeOffset, Decision<T>> decide, int? brief = null, IReadOnlyList<int>? sessions = null)
    {
        var done = await store.Customers.CommitAsync(
            new(home) { Briefs = brief is { } number ? [number] : [], Sessions = sessions ?? [] }, decide, null, Cancelled);
        Assert.Null(done.Refusal);
        return done.State;
    }

    /// <summary>As for a ticket that is older than what is kept of contacts.</summary>
    private static Task ForgetAsync(TestStore store, CustomerId home) => Raw(store).HashDeleteAsync(new CustomerKeys(home).State, CustomerFields.Contact(1));

    private static IDatabase Raw(TestStore store) => store.Get<StoreConnection>().Multiplexer.GetDatabase();

    private Task<TestStore> OpenAsync() => server.OpenAsync(replace: static services => services.AddSingleton<IRedisCalls>(
        static s => CountedCalls.Of(new RedisFence(s.GetRequiredService<StoreConnection>(), s.GetRequiredService<RedisOptions>()))));
}
