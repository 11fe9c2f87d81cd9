using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Commit;

public abstract class RewriteTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_AnEntryTakesThePlaceOfAnother_KeepsItsSequenceAndAllThatIsAroundIt()
    {
        var store = await server.OpenAsync();
        var session = await StartAsync(store, "one", "two", "three");
        var before = await store.Log.RangeAsync(session.Home, 1, 9, Cancelled);

        await RewriteAsync(store, session.Home, 3, static text => text.ToUpperInvariant());

        var after = await store.Log.RangeAsync(session.Home, 1, 9, Cancelled);
        Assert.Equal(["one", "TWO", "three"], after.Skip(1).Select(Sample.TextOf));
        Assert.Equal(before.Select(static e => (e.Id, e.RecordedAt, e.Draft.Author, e.Draft.OccurredAt)), after.Select(static e => (e.Id, e.RecordedAt, e.Draft.Author, e.Draft.OccurredAt)));
    }

    [Fact]
    public async Task CommitAsync_ManyCompleteTheSameEntryAtOnce_LosesNoneOfIt()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        var session = await StartAsync(stores[0], "");

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => RewriteAsync(stores[i % 2], session.Home, 2, text => $"{text} {i}"))));

        var written = Sample.TextOf((await stores[0].Log.RangeAsync(session.Home, 2, 2, Cancelled)).Single());
        Assert.Equal(Enumerable.Range(0, 40), written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).Order());
        Assert.Equal(2, await stores[0].Log.LengthAsync(session.Home, Cancelled));
    }

    [Fact]
    public async Task CommitAsync_TheEntryWasNotNamed_WritesNothing()
    {
        var store = await server.OpenAsync();
        var session = await StartAsync(store, "one");
        var entry = (await store.Log.RangeAsync(session.Home, 2, 2, Cancelled)).Single();

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Customers.CommitAsync(
            new(session.Home), (state, _) => Decision.Accept("", state with { Entries = state.Entries.SetItem(2, entry) }), null, Cancelled));

        Assert.Equal("one", Sample.TextOf((await store.Log.RangeAsync(session.Home, 2, 2, Cancelled)).Single()));
    }

    [Fact]
    public async Task CommitAsync_AnEntryThatDoesNotExistWasNamed_IsNotLoaded()
    {
        var store = await server.OpenAsync();
        var session = await StartAsync(store, "one");

        var read = await store.Customers.CommitAsync(new(session.Home) { Entries = [2, 3] }, static (state, _) => Decision.Accept(state.Entries.Keys.ToList(), state), null, Cancelled);

        Assert.Equal([2], read.Value);
    }

    /// <summary>Left by a kill of a server that tears scripts: the first command of a commit is there, the rest is not.</summary>
    [Fact]
    public async Task LoadAsync_ACommitWasTornBeforeItsRewrite_WritesItNow()
    {
        var store = await server.OpenAsync();
        var session = await StartAsync(store, "one");
        var keys = new CustomerKeys(session.Home);
        var entry = (await store.Get<IRedisCalls>().ListRangeAsync(keys.Log, 1, 1, Cancelled)).Single();
        var database = store.Get<StoreConnection>().Multiplexer.GetDatabase();
        await database.ScriptEvaluateAsync(
            "local made = { 2, {}, {}, '0', '', '0', ARGV[1], '', ARGV[2], {}, '0', { { '1', ARGV[3] } } } redis.call('HSET', KEYS[1], 'redo', '\\n' .. cmsgpack.pack(made))",
            [keys.State],
            [keys.Hint, session.Home.Value, ((string)entry!).Replace("one", "ONE", StringComparison.Ordinal)]);

        await store.Customers.LoadAsync(session.Home, [], [], Cancelled);

        Assert.Equal("ONE", Sample.TextOf((await store.Log.RangeAsync(session.Home, 2, 2, Cancelled)).Single()));
    }

    private static Task<Committed<string>> RewriteAsync(TestStore store, CustomerId home, int sequence, Func<string, string> change) => store.Customers.CommitAsync(
        new(home) { Entries = [sequence] },
        (state, _) =>
        {
            var entry = state.Entries[sequence];
            var rewritten = entry with { Draft = entry.Draft with { Content = new MessageContent(change(Sample.TextOf(entry))) } };
            return Decision.Accept("", state with { Entries = state.Entries.SetItem(sequence, rewritten) });
        },
        null,
        Cancelled);

    private static async Task<SessionId> StartAsync(TestStore store, params string[] texts)
    {
        var home = Sample.NewCustomer();
        var started = await store.Customers.CommitAsync(new(home), static (state, now) => Sample.Start(state, now, "1"), null, Cancelled);
        var session = new SessionId(home, started.Value);
        foreach (var text in texts)
        {
            await store.Customers.AppendAsync<string>(new(session), (state, now) => Sample.Say(state, session.Number, text, now), null, Cancelled);
        }

        return session;
    }
}
