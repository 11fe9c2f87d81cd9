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
    public async Task EntriesAsync_OfSeveralLogs_ReadsThoseThatExist()
    {
        var (store, one) = await TenEntriesAsync();
        var (_, two) = await TenEntriesAsync();

        var found = await store.Log.EntriesAsync([new(one, 2), new(two, 3), new(two, 11), new(one, 0)], Cancelled);

        Assert.Equal(["2", "3"], found.Values.Select(Sample.TextOf).Order());
    }

    /// <summary>The entries with even numbers are wanted.</summary>
    [Theory]
    [InlineData(false, 1, 10, 3, 100, 4, "2 4 6", false, 7)]
    [InlineData(false, 7, 10, 3, 100, 4, "8 10", true, 11)]
    [InlineData(true, 1, 10, 3, 100, 4, "6 8 10", false, 5)]
    [InlineData(true, 1, 5, 3, 100, 2, "2 4", true, 0)]
    [InlineData(false, 1, 10, 9, 5, 2, "2 4", false, 6)]
    [InlineData(true, 1, 10, 9, 5, 3, "6 8 10", false, 5)]
    [InlineData(false, 1, 99, 9, 100, 4, "2 4 6 8 10", true, 100)]
    public async Task ScanAsync_FiltersWithinItsBounds(
        bool backwards, int from, int to, int take, int bound, int chunk, string expected, bool complete, int next)
    {
        var (store, home) = await TenEntriesAsync();
        var scan = new EntryScan(from, to, take) { Backwards = backwards, Bound = bound, ChunkSize = chunk };

        var result = await store.Log.ScanAsync(home, scan, static entry => entry.Id.Sequence % 2 == 0, Cancelled);

        Assert.Equal((expected, complete), (Sequences(result.Entries), result.Complete));
        Assert.Equal(next, result.Next);
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
