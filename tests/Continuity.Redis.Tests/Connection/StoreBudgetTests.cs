using Continuity.Redis.Connection;
using Continuity.Redis.Tests.Hosting;
using Continuity.Topologies;

namespace Continuity.Redis.Tests.Connection;

/// <summary>A request waits for a store that is away once, however many calls it makes and whoever is before it. What each test gives it as a limit is far more than that, and far less than all its calls' deadlines.</summary>
public sealed class StoreBudgetTests(RedisServer server) : IClassFixture<RedisServer>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly RedisOptions Options = new() { Deadline = TimeSpan.FromSeconds(2) };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_ManyOnOneCustomerWhileTheServerIsFrozen_WaitBehindEachOtherNoLongerThanOneCallMayTake()
    {
        var store = await server.OpenAsync(static o => o with { Deadline = Options.Deadline });
        var home = Sample.NewCustomer();
        await store.Customers.CommitAsync<string>(new(home), static (state, now) => Sample.Prefer(state, "before", now), null, Cancelled);
        await server.FreezeAsync();
        try
        {
            var commits = Enumerable.Range(0, 40).Select(async n =>
            {
                using var budget = StoreBudget.Begin(Options);
                await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Customers.CommitAsync<string>(new(home), (state, now) => Sample.Prefer(state, $"{n}", now), null, Cancelled));
            });
            await Task.WhenAll(commits).WaitAsync(Limit);
        }
        finally
        {
            await server.ThawAsync();
        }

        await Poll.UntilAsync(() => store.StartUp.IsReadyAsync(Cancelled));
    }

    [Fact]
    public async Task Calls_OneAfterTheOtherWhileTheServerIsFrozen_ShareOneDeadline()
    {
        var store = await server.OpenAsync(static o => o with { Deadline = Options.Deadline });
        await server.FreezeAsync();
        try
        {
            await LoadOftenAsync(store).WaitAsync(Limit);
        }
        finally
        {
            await server.ThawAsync();
        }

        await Poll.UntilAsync(() => store.StartUp.IsReadyAsync(Cancelled));
    }

    [Fact]
    public async Task Calls_ThatAreAnsweredAtOnce_AreNotCounted()
    {
        var store = await server.OpenAsync();
        using var budget = StoreBudget.Begin(new RedisOptions { Deadline = TimeSpan.FromSeconds(30) });

        for (var n = 0; n < 2_000; n++)
        {
            await store.Log.LengthAsync(Sample.NewCustomer(), Cancelled);
        }
    }

    [Fact]
    public async Task Calls_NoneOfThemSlowButVeryManyInARow_AreNotWaitedForMuchLongerThanOne()
    {
        var store = await server.OpenAsync();
        using var budget = StoreBudget.Begin(Options);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            for (var n = 0; n < 80; n++)
            {
                await InlineRedis.AskAsync(server.Port, "CLIENT PAUSE 100");
                await store.Log.LengthAsync(Sample.NewCustomer(), Cancelled);
            }
        });

        Assert.StartsWith("Redis did not answer", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_OfWhatOutlivesTheRequestThatBeganIt_HaveADeadlineEach()
    {
        var store = await server.OpenAsync();
        var isOver = new TaskCompletionSource();
        Task<int> later;
        using (StoreBudget.Begin(new RedisOptions { Deadline = TimeSpan.FromMilliseconds(100) }))
        {
            later = LaterAsync();
            await server.FreezeAsync();
            try
            {
                await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Log.LengthAsync(Sample.NewCustomer(), Cancelled));
            }
            finally
            {
                await server.ThawAsync();
            }
        }

        isOver.SetResult();
        Assert.Equal(0, await later);

        async Task<int> LaterAsync()
        {
            await isOver.Task;
            return await store.Log.LengthAsync(Sample.NewCustomer(), Cancelled);
        }
    }

    private static async Task LoadOftenAsync(TestStore store)
    {
        using var budget = StoreBudget.Begin(Options);
        for (var n = 0; n < 40; n++)
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Customers.LoadAsync(Sample.NewCustomer(), [], [], Cancelled));
        }
    }
}
