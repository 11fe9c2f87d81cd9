using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Redis.CrashHost;
using Continuity.Redis.Merging;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

/// <summary>A process that merges, or undoes a merge, is killed at each step in turn, or dies at it as <see cref="DyingProcess"/> does; then it is done or undone, and no home says otherwise.</summary>
public abstract class MergeCrashTests(StoreServer server)
{
    private static readonly (bool IsChain, string Afterwards)[] Scenes = [(false, "sweep"), (true, "sweep"), (true, "reader"), (true, "writer")];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool, string> Merging => Every("Announced", "TakenIn", "Settled");

    public static TheoryData<string, bool, string> Undoing => Every("Separated", "Restored", "Forgotten");

    public static TheoryData<string, string> BothWays => new(
        from one in Steps("Announced", "TakenIn", "Settled") from other in Steps("Announced", "TakenIn", "Settled") select (one, other));

    /// <summary>Where the homes live; on a cluster on different nodes.</summary>
    protected virtual CustomerId NewCustomer(int home) => Sample.NewCustomer();

    [Theory]
    [MemberData(nameof(Merging))]
    public async Task MergeAsync_ProcessKilledAtAStep_IsDoneOrUndone(string step, bool isChain, string afterwards)
    {
        var scene = await SetAsync(isChain, isMerged: false);
        Assert.Null(await MergeUntilAsync(Enum.Parse<MergeStep>(step), scene.Survivor, scene.Merged, isReal: !isChain));

        var store = await RestartAsync(scene, afterwards);

        var isOne = await scene.AssertWholeAsync(store);
        Assert.Equal(isOne ? RefusalCode.Invalid : null, await scene.MergeAgainAsync(store));
        Assert.True(await scene.AssertWholeAsync(store));
    }

    [Theory]
    [MemberData(nameof(Undoing))]
    public async Task UnmergeAsync_ProcessKilledAtAStep_IsDoneOrUndone(string step, bool isChain, string afterwards)
    {
        var scene = await SetAsync(isChain, isMerged: true);
        Assert.Null(await UnmergeUntilAsync(Enum.Parse<MergeStep>(step), scene.Merge, isReal: !isChain));

        var store = await RestartAsync(scene, afterwards);

        var isOne = await scene.AssertWholeAsync(store);
        Assert.Equal(isOne ? null : RefusalCode.WrongState, await scene.UnmergeAgainAsync(store));
        Assert.False(await scene.AssertWholeAsync(store));
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task MergeAsync_BothWaysAtOnceAndEachKilledAtAStep_IsDoneOneWayOrUndone(string one, string other)
    {
        var scene = await SetAsync(isChain: true, isMerged: false);
        var isReal = one == other;
        await Task.WhenAll(
            MergeUntilAsync(Enum.Parse<MergeStep>(one), scene.Survivor, scene.Merged, isReal), MergeUntilAsync(Enum.Parse<MergeStep>(other), scene.Merged, scene.Survivor, isReal));

        var store = await RestartAsync(scene, "reader");

        var isOne = await scene.AssertWholeAsync(store);
        Assert.Equal(isOne ? RefusalCode.Invalid : null, await scene.MergeAgainAsync(store));
        Assert.True(await scene.AssertWholeAsync(store));
    }

    [Fact]
    public async Task MergeAsync_ProcessNotKilled_TellsThatItIsDone()
    {
        var scene = await SetAsync(isChain: false, isMerged: false);
        await using var host = await MergingProcess.MergingAsync(server, null, scene.Survivor, scene.Merged);

        Assert.Equal("accepted", await host.RunAsync());

        Assert.True(await scene.AssertWholeAsync(await server.OpenAsync()));
    }

    private async Task<string?> MergeUntilAsync(MergeStep step, CustomerId survivor, CustomerId merged, bool isReal)
    {
        if (!isReal)
        {
            return await DyingProcess.RunAsync(await server.OpenAsync(), step, process => MergeCrash.MergeAsync(process, survivor, merged));
        }

        await using var host = await MergingProcess.MergingAsync(server, step, survivor, merged);
        return await host.RunAsync();
    }

    private async Task<string?> UnmergeUntilAsync(MergeStep step, MergeId merge, bool isReal)
    {
        if (!isReal)
        {
            return await DyingProcess.RunAsync(await server.OpenAsync(), step, process => MergeCrash.UnmergeAsync(process, merge));
        }

        await using var host = await MergingProcess.UnmergingAsync(server, step, merge);
        return await host.RunAsync();
    }

    private async Task<MergeScene> SetAsync(bool isChain, bool isMerged) => await MergeScene.SetAsync(await server.OpenAsync(), NewCustomer, isChain, isMerged);

    private async Task<TestStore> RestartAsync(MergeScene scene, string afterwards)
    {
        var store = await server.OpenAsync(static options => options with { RelayAfter = TimeSpan.FromMilliseconds(100) });
        switch (afterwards)
        {
            case "sweep":
                await scene.SweepAsync(store);
                break;
            case "writer":
                await Task.WhenAll(new[] { scene.Survivor, scene.Merged }.Select(home => store.Customers.CommitAsync<int>(
                    new(home) { AtSurvivor = true, Sessions = [1] }, static (state, _) => Decision.Accept(1, state), null, Cancelled)));
                break;
        }

        return store;
    }

    private static TheoryData<string, bool, string> Every(params string[] steps) => new(
        from step in Steps(steps) from scene in Scenes select (step, scene.IsChain, scene.Afterwards));

    private static string[] Steps(params string[] steps) => steps;
}
