using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;
using StackExchange.Redis;

namespace Continuity.Redis.Tests.Commit;

public abstract class CommitTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_WritersOfTwoInstancesRace_EveryEntryIsNumberedOnceWithoutAGap()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        var home = Sample.NewCustomer();

        var committed = await Task.WhenAll(Enumerable.Range(0, 64).Select(writer => Task.Run(async () =>
        {
            var mine = new List<Committed<string>>();
            for (var n = 0; n < 4; n++)
            {
                var text = $"{writer}/{n}";
                mine.Add(await stores[writer % 2].Customers.CommitAsync<string>(new(home), (state, now) => Sample.Prefer(state, text, now), null, Cancelled));
            }

            return mine;
        })));

        await AssertNumberedAsync(stores[0], home, committed.SelectMany(static c => c), 256);
        var state = await stores[0].Customers.LoadAsync(home, [], [], Cancelled);
        Assert.Equal(256, state.Version);
        Assert.Equal(256, state.Profile.Preferences.Select(static p => p.Key).Distinct().Count());
    }

    [Fact]
    public async Task AppendAsync_WritersOfTwoInstancesBesideChanges_EveryEntryIsNumberedOnceWithoutAGap()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        var (home, session) = await StartAsync(stores[0]);

        var appended = await Task.WhenAll(Enumerable.Range(0, 64).Select(writer => Task.Run(async () =>
        {
            var mine = new List<Committed<string>>();
            for (var n = 0; n < 6; n++)
            {
                var (store, text) = (stores[writer % 2].Customers, $"{writer}/{n}");
                mine.Add(n == 3
                    ? await store.CommitAsync<string>(new(home), (state, now) => Sample.Prefer(state, text, now), null, Cancelled)
                    : await store.AppendAsync<string>(new(session), (state, now) => Sample.Say(state, session.Number, text, now), null, Cancelled));
            }

            return mine;
        })));

        await AssertNumberedAsync(stores[0], home, appended.SelectMany(static c => c), 384, before: 1);
    }

    [Fact]
    public async Task CommitAsync_SameKeyAgain_GivesTheFirstAnswerAlthoughItWouldNowBeRefused()
    {
        var store = await server.OpenAsync();
        var (home, _) = await StartAsync(store);
        var request = new CommitRequest(home) { Idempotency = new("ana", home.Value, "payload") };
        Func<CustomerState, DateTimeOffset, Decision<string>> once = static (state, now) =>
            state.Profile.Preferences.Count == 0 ? Sample.Prefer(state, "first answer", now) : new Refusal(RefusalCode.WrongState, "Done already.");

        var first = await store.Customers.CommitAsync(request, once, null, Cancelled);
        var second = await (await server.OpenAsync()).Customers.CommitAsync(request, once, null, Cancelled);

        Assert.False(first.IsRepeat);
        Assert.True(second.IsRepeat);
        Assert.Equal("first answer", second.Value);
        Assert.Equal(first.Entries.Select(static e => e.Id), second.Entries.Select(static e => e.Id));
        Assert.Equal(2, await store.Log.LengthAsync(home, Cancelled));
    }

    [Theory]
    [InlineData("ana", "other", RefusalCode.IdempotencyConflict)]
    [InlineData("ben", "other", null)]
    public async Task CommitAsync_SameKeyWithAnotherPayload_IsAConflictForTheSameCallerOnly(string caller, string payload, RefusalCode? expected)
    {
        var store = await server.OpenAsync();
        var home = Sample.NewCustomer();
        await store.Customers.CommitAsync<string>(
            new(home) { Idempotency = new("ana", home.Value, "payload") }, static (state, now) => Sample.Prefer(state, "a", now), null, Cancelled);

        var second = await store.Customers.CommitAsync<string>(
            new(home) { Idempotency = new(caller, home.Value, payload) }, static (state, now) => Sample.Prefer(state, "b", now), null, Cancelled);

        Assert.Equal(expected, second.Refusal?.Code);
        Assert.Equal(expected is null ? 2 : 1, await store.Log.LengthAsync(home, Cancelled));
    }

    [Fact]
    public async Task AppendAsync_SameKeyFromManyAtOnce_WritesOneEntryAndTellsAllTheSame()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        var (home, session) = await StartAsync(stores[0]);
        var request = new AppendRequest(session) { Idempotency = new("ana", home.Value, "payload") };

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() =>
            stores[i % 2].Customers.AppendAsync<string>(request, (state, now) => Sample.Say(state, session.Number, $"text {i}", now), null, Cancelled))));

        Assert.Single(answers, static a => !a.IsRepeat);
        Assert.Single(answers.Select(static a => a.Value).Distinct());
        Assert.Single(answers.Select(static a => a.Entries.Single().Id).Distinct());
        Assert.Equal(2, await stores[0].Log.LengthAsync(home, Cancelled));
    }

    [Fact]
    public async Task AppendAsync_SessionEndedByAnotherInstance_IsRefusedAndNothingIsWritten()
    {
        var (here, elsewhere) = (await server.OpenAsync(), await server.OpenAsync());
        var (home, session) = await StartAsync(here);
        await here.Customers.AppendAsync<string>(new(session), (state, now) => Sample.Say(state, session.Number, "in time", now), null, Cancelled);
        await elsewhere.Customers.CommitAsync(
            new(home) { Sessions = [session.Number] }, (state, now) => Sample.End(state, session.Number, now), null, Cancelled);

        var late = await here.Customers.AppendAsync<string>(new(session), (state, now) => Sample.Say(state, session.Number, "late", now), null, Cancelled);

        Assert.Equal(RefusalCode.WrongState, late.Refusal?.Code);
        Assert.Equal(2, await here.Log.LengthAsync(home, Cancelled));
    }

    [Fact]
    public async Task AppendAsync_RaisesItsTicketsLastActivityWithoutANewVersion()
    {
        var store = await server.OpenAsync();
        var (home, session) = await StartAsync(store);
        var before = await store.Customers.LoadAsync(home, [], [], Cancelled);

        var said = await store.Customers.AppendAsync<string>(new(session), (state, now) => Sample.Say(state, session.Number, "hello", now), null, Cancelled);

        var after = await store.Customers.LoadAsync(home, [], [], Cancelled);
        Assert.Equal(before.Version, after.Version);
        Assert.Equal(said.Entries.Single().RecordedAt, after.Tickets[1].LastActivityAt);
        Assert.Equal(after.Tickets[1].LastActivityAt, (await store.Records.TicketsAsync([new(home, 1)], Cancelled)).Values.Single().LastActivityAt);
    }

    [Fact]
    public async Task AppendAsync_ToAHomeThatAVersionWithoutHoldsLeftShut_IsWrittenAndTheNextProfileOpensIt()
    {
        var store = await server.OpenAsync();
        var (home, session) = await StartAsync(store);
        var (database, state) = (store.Get<StoreConnection>().Multiplexer.GetDatabase(), new CustomerKeys(home).State);
        await database.HashSetAsync(state, CustomerFields.Shut, 1);

        var said = await store.Customers.AppendAsync<string>(new(session), (state, now) => Sample.Say(state, session.Number, "let me in", now), null, Cancelled);
        await store.Customers.CommitAsync<string>(new(home), static (state, now) => Sample.Prefer(state, "tea", now), null, Cancelled);

        Assert.Equal(new EntryId(home, 2), said.Entries.Single().Id);
        Assert.Equal(0, await database.HashGetAsync(state, CustomerFields.Shut));
    }

    [Fact]
    public async Task LoadAsync_AfterACommit_BringsTheLiveTicketsWithTheirLastSessionAndWhatIsNamed()
    {
        var store = await server.OpenAsync();
        var (home, _) = await StartAsync(store);
        var second = await store.Customers.CommitAsync(new(home), (state, now) => Sample.Start(state, now, "2"), null, Cancelled);
        await store.Customers.CommitAsync(
            new(home),
            static (state, now) => Decision.Accept(0, state with { Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { Status = Continuity.Tickets.TicketStatus.Closed, ClosedAt = now }) }),
            null,
            Cancelled);

        var live = await store.Customers.LoadAsync(home, [], [], Cancelled);
        var named = await store.Customers.LoadAsync(home, [9], [1], Cancelled);

        Assert.Equal([2], live.Tickets.Keys);
        Assert.Equal([2], live.Sessions.Keys);
        Assert.Equal([1, 2], named.Tickets.Keys.Order());
        Assert.Equal([1, 2], named.Sessions.Keys.Order());
        Assert.Equal(2, live.LogLength);
        Assert.Equivalent(second.State.Tickets[2], live.Tickets[2], strict: true);
        Assert.Equivalent(second.State.Sessions[2], live.Sessions[2], strict: true);
    }

    [Fact]
    public async Task CommitAsync_ServerForgotItsScripts_SendsThemAgain()
    {
        var store = await server.OpenAsync();
        var (home, session) = await StartAsync(store);
        await store.Get<StoreConnection>().Multiplexer.GetDatabase().ExecuteAsync("SCRIPT", "FLUSH");

        var said = await store.Customers.AppendAsync<string>(new(session), (state, now) => Sample.Say(state, session.Number, "still there", now), null, Cancelled);

        Assert.Equal(new EntryId(home, 2), said.Entries.Single().Id);
    }

    [Fact]
    public async Task CommitAsync_Entries_CostLessThanTheirTextAndAThirdAnd200Bytes()
    {
        var store = await server.OpenAsync();
        var (home, session) = await StartAsync(store);
        var text = string.Concat(Enumerable.Repeat("Grüße aus Köln, 北京 and \"quotes\". ", 12));
        await store.Customers.AppendAsync<string>(new(session), (state, now) => Sample.Say(state, session.Number, text, now), null, Cancelled);

        var stored = (byte[])(await store.Get<IRedisCalls>().ListRangeAsync(new CustomerKeys(home).Log, 1, 1, Cancelled)).Single()!;

        Assert.InRange(stored.Length, 1, 1.3 * System.Text.Encoding.UTF8.GetByteCount(text) + 200);
        Assert.Equal(text, Sample.TextOf((await store.Log.RangeAsync(home, 2, 2, Cancelled)).Single()));
    }

    private static async Task<(CustomerId Home, SessionId Session)> StartAsync(TestStore store)
    {
        var home = Sample.NewCustomer();
        var started = await store.Customers.CommitAsync(new(home), static (state, now) => Sample.Start(state, now, "1"), null, Cancelled);
        return (home, new(home, started.Value));
    }

    private static async Task AssertNumberedAsync(TestStore store, CustomerId home, IEnumerable<Committed<string>> committed, int count, int before = 0)
    {
        var acknowledged = committed.ToDictionary(static c => c.Entries.Single().Id, static c => c.Value);
        var log = await store.Log.RangeAsync(home, 1, int.MaxValue, Cancelled);
        Assert.Equal(before + count, log.Count);
        Assert.Equal(count, acknowledged.Count);
        Assert.All(log.Skip(before), entry => Assert.Equal(acknowledged[entry.Id], Sample.TextOf(entry)));
    }
}
