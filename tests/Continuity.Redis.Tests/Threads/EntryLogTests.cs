using Continuity.Customers;
using Continuity.Decisions;
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
    public async Task NewestAsync_ReadsTheEndWithTheLength(int count, string expected)
    {
        var (store, home) = await TenEntriesAsync();

        var (entries, length) = await store.Log.NewestAsync(home, count, Cancelled);

        Assert.Equal(expected, Sequences(entries));
        Assert.Equal(10, length);
        Assert.Empty((await store.Log.NewestAsync(Sample.NewCustomer(), 3, Cancelled)).Entries);
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

    private async Task<(TestStore Store, CustomerId Home)> TenEntriesAsync()
    {
        var store = await server.OpenAsync();
        var home = Sample.NewCustomer();
        await store.Customers.CommitAsync(
            new(home), static (state, now) => Decision.Accept(0, state, [.. Enumerable.Range(1, 10).Select(n => Sample.Text($"{n}", null, now))]), null, Cancelled);
        return (store, home);
    }
}
