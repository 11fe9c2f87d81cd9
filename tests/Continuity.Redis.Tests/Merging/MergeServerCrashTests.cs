using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Merging;
using Continuity.Redis.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Merging;

/// <summary>The store's server is killed at each step of a merge and of its undoing, and started again on its data; then it is done or undone, and no home says otherwise.</summary>
public abstract class MergeServerCrashTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Where the homes live; on a cluster on different nodes.</summary>
    protected virtual CustomerId NewCustomer(int home) => Sample.NewCustomer();

    [Theory]
    [InlineData("Announced")]
    [InlineData("TakenIn")]
    [InlineData("Settled")]
    public async Task MergeAsync_ServerKilledAtAStep_IsDoneOrUndone(string step)
    {
        var scene = await MergeScene.SetAsync(await server.OpenAsync(), NewCustomer, isChain: true, isMerged: false);

        var store = await KillAsync(step, scene.MergeAgainAsync);

        var isOne = await scene.AssertWholeAsync(store);
        Assert.Equal(isOne ? RefusalCode.Invalid : null, await scene.MergeAgainAsync(store));
        Assert.True(await scene.AssertWholeAsync(store));
        await scene.SweepAsync(store);
    }

    [Theory]
    [InlineData("Separated")]
    [InlineData("Restored")]
    [InlineData("Forgotten")]
    public async Task UnmergeAsync_ServerKilledAtAStep_IsDoneOrUndone(string step)
    {
        var scene = await MergeScene.SetAsync(await server.OpenAsync(), NewCustomer, isChain: true, isMerged: true);

        var store = await KillAsync(step, scene.UnmergeAgainAsync);

        var isOne = await scene.AssertWholeAsync(store);
        Assert.Equal(isOne ? null : RefusalCode.WrongState, await scene.UnmergeAgainAsync(store));
        Assert.False(await scene.AssertWholeAsync(store));
        await scene.SweepAsync(store);
    }

    /// <summary>Does something, kills the server in the middle, starts it again, and opens the store as a new process would.</summary>
    private async Task<TestStore> KillAsync(string step, Func<TestStore, Task<RefusalCode?>> command)
    {
        var killer = new ServerKillingObserver(server, Enum.Parse<MergeStep>(step));
        var unlucky = await server.OpenAsync(
            static options => options with { Deadline = TimeSpan.FromSeconds(1) }, services => services.AddSingleton<IMergeObserver>(killer));
        try
        {
            await command(unlucky);
        }
        catch (StoreUnavailableException)
        {
            // Whether it was done is what is looked at next.
        }

        Assert.True(killer.HasKilled);
        await unlucky.DisposeAsync();
        await server.StartAsync();
        return await server.OpenAsync(static options => options with { RelayAfter = TimeSpan.FromMilliseconds(100) });
    }
}
