using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Threads;

public abstract class EntryLogTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(9, 20, "9 10")]
    [InlineData(11, 20, "")]
    [InlineData(5, 4, "")]
    public async Task RangeAsync_ReadsTheStretchAndNoMore(int from, int to, string expected)
    {
        var (store, home) = await TenEntriesAsync();

        Assert.Equal(expected, Sequences(await store.Log.RangeAsync(home, from, to, Cancelled)));
    }

    [Theory]
    [InlineData(3, "8 9 10")]
    [InlineData(50, "1 2 3 4 5 6 7 8 9 10")]
    public async Task MeasureAsync_FromTheEnd_ReadsTheNewestWithTheLength(int count, string expected)
    {
        var (store, home) = await TenEntriesAsync();

        var (entries, length) = await store.Log.MeasureAsync(home, -count, -1, Cancelled);

        Assert.Equal(expected, Sequences(entries));
        Assert.Equal(10, length);
        Assert.Empty((await store.Log.MeasureAsync(Sample.NewCustomer(), -3, -1, Cancelled)).Entries);
    }

    [Theory]
    [InlineData(4, 6, "4 5 6")]
    [InlineData(9, 12, "9 10")]
    [InlineData(11, 12, "")]
    public async Task MeasureAsync_OfAStretch_ReadsItWithTheLength(int from, int to, string expected)
    {
        var (store, home) = await TenEntriesAsync();

        var (entries, length) = await store.Log.MeasureAsync(home, from, to, Cancelled);

        Assert.Equal(expected, Sequences(entries));
        Assert.Equal(10, length);
    }

    [Fact]
    public async Task RecordedAt_OfAnEntryWhoseTextLooksLikeATime_IsTheEntrysOwn()
    {
        var store = await server.OpenAsync();
        var home = Sample.NewCustomer();
        var done = await store.Customers.CommitAsync(
            new(home), static (state, now) => Decision.Accept(0, state, Sample.Text("{\"r\":1,\"c\":{\"r\":2}}", null, now)), null, Cancelled);

        var (entries, _) = await store.Log.MeasureAsync(home, 1, 1, Cancelled);

        Assert.Equal(done.Entries[0].RecordedAt, Assert.Single(entries).RecordedAt);
        Assert.Equal(done.Entries[0], entries[0].Entry);
        Assert.Equal(1, (await store.Log.PositionsAsync([home], done.Entries[0].RecordedAt, Cancelled))[home]);
        Assert.Equal(0, (await store.Log.PositionsAsync([home], done.Entries[0].RecordedAt.AddMilliseconds(-1), Cancelled))[home]);
    }

    [Fact]
    public async Task PositionsAsync_AtEachTime_CountsWhatWasRecordedNoLaterInEachLog()
    {
        var store = await server.OpenAsync();
        var start = DateTimeOffset.UnixEpoch.AddYears(56);
        int[][] seconds = [[], [5], [1, 2, 2, 2, 3, 8, 9], [.. Enumerable.Range(1, 100)]];
        var logs = await Task.WhenAll(seconds.Select(async times => (Home: await LogAsync(times.Select(s => start.AddSeconds(s))), Times: times)));

        foreach (var at in new[] { 0, 1, 2, 3, 5, 7, 8, 9, 99, 100, 101 })
        {
            var found = await store.Log.PositionsAsync(logs.Select(static log => log.Home), start.AddSeconds(at), Cancelled);

            Assert.Equal(logs.Select(log => log.Times.Count(s => s <= at)), logs.Select(log => found[log.Home]));
        }
    }

    [Fact]
    public async Task StretchesAsync_OfSeveralLogs_ReadsEachAsIfAlone()
    {
        var (store, one) = await TenEntriesAsync();
        var (_, two) = await TenEntriesAsync();
        LogStretch[] stretches = [new(one, 7, 8), new(one, 2, 2), new(two, 3, 5), new(one, 1, 3), new(two, 11, 12), new(one, 9, int.MaxValue), new(one, 2, 2)];

        var found = await store.Log.StretchesAsync(stretches, Cancelled);

        Assert.Equal(["7 8", "2", "3 4 5", "1 2 3", "", "9 10", "2"], stretches.Select(s => Sequences(found[s])));
        Assert.All(found, s => Assert.All(s.Value, e => Assert.Equal(s.Key.Home, e.Id.Home)));
    }

    [Fact]
    public void Joined_StretchesThatOverlapOrMeet_AreOne()
    {
        var (one, two) = (Sample.NewCustomer(), Sample.NewCustomer());

        var joined = LogStretch.Joined([new(one, 5, 9), new(two, 1, 4), new(one, 1, 2), new(one, 8, int.MaxValue), new(one, 3, 3)]);

        Assert.Equal([new(one, 1, 3), new(one, 5, int.MaxValue), new(two, 1, 4)], joined.OrderBy(s => s.Home != one).ThenBy(s => s.From));
    }

    private static string Sequences(IEnumerable<Entry> entries) => string.Join(' ', entries.Select(static e => e.Id.Sequence));

    private static string Sequences(IEnumerable<LoggedEntry> entries) => string.Join(' ', entries.Select(static e => e.Id.Sequence));

    /// <summary>A log of entries that were recorded at these times.</summary>
    private async Task<CustomerId> LogAsync(IEnumerable<DateTimeOffset> times)
    {
        var home = Sample.NewCustomer();
        using var redis = await server.ConnectAsync();
        foreach (var at in times)
        {
            await redis.GetDatabase().ListRightPushAsync(new CustomerKeys(home).Log, StoreJson.WriteBytes(StoredEntry.Of(Sample.Text("Then", 1, at), at)));
        }

        return home;
    }

    private async Task<(TestStore Store, CustomerId Home)> TenEntriesAsync()
    {
        var store = await server.OpenAsync();
        var home = Sample.NewCustomer();
        await store.Customers.CommitAsync(
            new(home), static (state, now) => Decision.Accept(0, state, [.. Enumerable.Range(1, 10).Select(n => Sample.Text($"{n}", null, now))]), null, Cancelled);
        return (store, home);
    }
}
