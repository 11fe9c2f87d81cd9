using Continuity.GraphQL.DataLoading;

namespace Continuity.GraphQL.Tests.DataLoading;

public sealed class DataLoaderTests
{
    private readonly RecordingScheduler scheduler = new();

    [Fact]
    public async Task LoadAsync_OfSeveralKeys_ReadsThemInOneBatchEachOnce()
    {
        var loader = new Lengths(scheduler);
        var loads = new[] { "a", "bb", "a", "ccc" }.Select(key => loader.LoadAsync(key)).ToList();

        Assert.Equal(1, scheduler.Count);
        Assert.All(loads, load => Assert.False(load.IsCompleted));
        await scheduler.DispatchAsync();

        Assert.Equal([1, 2, 1, 3], await Task.WhenAll(loads));
        Assert.Equal(["a,bb,ccc"], loader.Batches);
    }

    [Fact]
    public async Task LoadAsync_OfAKeyThatWasLoadedBefore_ReadsNothing()
    {
        var loader = new Lengths(scheduler);
        var first = loader.LoadAsync("a");
        await scheduler.DispatchAsync();

        Assert.Same(first, loader.LoadAsync("a"));
        Assert.Equal(0, scheduler.Count);
    }

    [Fact]
    public async Task LoadAsync_PastTheBatchSize_OpensAnotherBatch()
    {
        var loader = new Lengths(scheduler, new DataLoaderOptions { MaxBatchSize = 2 });
        var load = loader.LoadAsync(["a", "b", "c", "d", "e"]);
        await scheduler.DispatchAsync();

        Assert.Equal(5, (await load).Count);
        Assert.Equal(["a,b", "c,d", "e"], loader.Batches);
    }

    [Fact]
    public async Task LoadAsync_OfKeysInTheirOrder_GivesValuesInTheSameOrder()
    {
        var load = new Lengths(scheduler).LoadAsync(["ccc", "none", "a", "ccc"]);
        await scheduler.DispatchAsync();

        Assert.Equal([3, null, 1, 3], await load);
    }

    [Fact]
    public async Task LoadAsync_OfAFailingBatch_FailsEachLoadWithTheSameException()
    {
        var loader = new Lengths(scheduler) { Failure = new InvalidOperationException("down") };
        var (a, b) = (loader.LoadAsync("a"), loader.LoadAsync("b"));
        await scheduler.DispatchAsync();

        Assert.Same(loader.Failure, await Assert.ThrowsAsync<InvalidOperationException>(() => a));
        Assert.Same(loader.Failure, await Assert.ThrowsAsync<InvalidOperationException>(() => b));
    }

    [Fact]
    public async Task LoadAsync_WithTheRequestsToken_CancelsTheBatch()
    {
        using var source = new CancellationTokenSource();
        var loader = new Lengths(scheduler);
        var load = loader.LoadAsync("a", source.Token);
        await source.CancelAsync();
        await scheduler.DispatchAsync();

        Assert.True(load.IsCanceled);
    }

    [Fact]
    public async Task LoadAsync_WithDifferentTokens_IsNotCancelledByAnothersCaller()
    {
        using var source = new CancellationTokenSource();
        var loader = new Lengths(scheduler);
        _ = loader.LoadAsync("a", source.Token);
        var load = loader.LoadAsync("bb");
        await source.CancelAsync();
        await scheduler.DispatchAsync();

        Assert.Equal(2, await load);
    }

    [Fact]
    public async Task LoadAsync_WhatWaitsForABatch_AsksForItsNextKeysBeforeTheDispatchEnds()
    {
        var loader = new Lengths(scheduler);
        var chains = new[] { "a", "b" }.Select(Chain).ToList();
        await scheduler.DispatchAsync();

        Assert.Equal(1, scheduler.Count);
        await scheduler.DispatchAsync();
        Assert.Equal([2, 2], await Task.WhenAll(chains));
        Assert.Equal(["a,b", "aa,bb"], loader.Batches);

        async Task<int?> Chain(string key)
        {
            await loader.LoadAsync(key);
            return await loader.LoadAsync(key + key);
        }
    }

    [Fact]
    public async Task LoadAsync_FromManyThreads_LosesNoLoad()
    {
        var loader = new Lengths(scheduler);
        var loads = await Task.WhenAll(Enumerable.Range(0, 8).Select(t => Task.Run(() => Enumerable.Range(0, 200).Select(i => loader.LoadAsync($"{i % 100}")).ToList())));
        await scheduler.DispatchAsync();

        Assert.All(loads.SelectMany(l => l), load => Assert.True(load.IsCompletedSuccessfully));
        Assert.Equal(100, Assert.Single(loader.Batches).Split(',').Length);
    }

    [Fact]
    public async Task LoadAsync_OfAGroup_GivesAllItsValuesOrNone()
    {
        var loader = new Divisors(scheduler);
        var (six, zero) = (loader.LoadAsync(6), loader.LoadAsync(0));
        await scheduler.DispatchAsync();

        var divisors = await six;
        Assert.Equal([1, 2, 3, 6], divisors!);
        Assert.Empty((await zero)!);
    }

    [Fact]
    public void MaxBatchSize_BelowOne_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new DataLoaderOptions { MaxBatchSize = 0 });

    private sealed class Lengths(IBatchScheduler scheduler, DataLoaderOptions? options = null) : BatchDataLoader<string, int?>(scheduler, options)
    {
        public List<string> Batches { get; } = [];

        public Exception? Failure { get; init; }

        protected override async Task<IReadOnlyDictionary<string, int?>> LoadBatchAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            cancellationToken.ThrowIfCancellationRequested();
            Batches.Add(string.Join(',', keys));
            return Failure is null ? keys.Where(key => key != "none").ToDictionary(key => key, key => (int?)key.Length) : throw Failure;
        }
    }

    private sealed class Divisors(IBatchScheduler scheduler) : GroupedDataLoader<int, int>(scheduler)
    {
        protected override Task<ILookup<int, int>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
            Task.FromResult(keys.SelectMany(key => Enumerable.Range(1, key).Where(i => key % i == 0).Select(i => (key, i))).ToLookup(p => p.key, p => p.i));
    }
}
