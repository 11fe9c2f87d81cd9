using Continuity.Api.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Callers;
using Continuity.Merging;
using Continuity.Redis;
using Continuity.Redis.Connection;
using Continuity.Redis.Merging;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Api.Tests.Merging;

/// <summary>Merges customers of a running API, as another instance on its store would.</summary>
internal sealed class MergingStore : IAsyncDisposable
{
    private static readonly Caller Ana = new(Role.Agent, "ana");
    private readonly ServiceProvider services;

    private MergingStore(ServiceProvider services) => this.services = services;

    private CustomerMerges Merges => services.GetRequiredService<CustomerMerges>();

    /// <summary>Opens the store of an API.</summary>
    public static Task<MergingStore> OpenAsync(RunningApi api) => OpenAsync(api.Store);

    /// <summary>Opens a store.</summary>
    public static async Task<MergingStore> OpenAsync(string redis)
    {
        var options = new RedisOptions { ConnectionString = redis, Deadline = TimeSpan.FromSeconds(20) };
        var store = new MergingStore(new ServiceCollection().AddLogging().AddContinuityStore(options).BuildServiceProvider());
        await store.services.GetRequiredService<StoreStartUp>().OpenAsync(production: false, TestContext.Current.CancellationToken);
        return store;
    }

    /// <summary>Merges one customer into another, each by an id as callers have it.</summary>
    public async Task<MergeId> MergeAsync(string survivor, string merged)
    {
        var done = await Merges.MergeAsync(
            new(NodeId.Customer(survivor)!.Value, NodeId.Customer(merged)!.Value, "One person."), Ana, TestContext.Current.CancellationToken);
        Assert.True(done.IsAccepted, done.Refusal?.Message);
        return done.Value;
    }

    /// <summary>Undoes a merge.</summary>
    public async Task UndoAsync(MergeId merge) =>
        Assert.True((await Merges.UnmergeAsync(new(merge, "They are two."), Ana, TestContext.Current.CancellationToken)).IsAccepted);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
