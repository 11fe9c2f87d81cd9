using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Tests.Hosting;
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
