using System.Diagnostics;
using System.Globalization;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Tests.Hosting;
using Continuity.Topologies;

namespace Continuity.Redis.Tests.Connection;

/// <summary>A cluster that loses a primary goes on with its replica, and so does the store, without being told.</summary>
public sealed class FailoverTests(ITestOutputHelper output)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task CommitAsync_PrimaryKilled_GoesOnWithItsReplicaAndHintsAreHeardAgain(int acknowledged)
    {
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        await using var topology = await Topology.StartAsync(Topology.Cluster);
        await using var store = await TestStore.OpenAsync(new() { ConnectionString = topology.ConnectionString, Deadline = TimeSpan.FromSeconds(2), AcknowledgedReplicas = acknowledged });
        var home = RedisCluster.NewCustomerOn(0);
        var heard = 0;
        using var listening = store.Get<IRedisCalls>().Listen(new CustomerKeys(home).Hint, () => Interlocked.Increment(ref heard));
        var written = new List<string>();
        Assert.True(await TryAsync("before"));
        await Poll.UntilAsync(() => Task.FromResult(heard > 1));

        var primary = (await topology.PrimariesAsync())[0];
        await primary.KillAsync();
        var watch = Stopwatch.StartNew();
        await Poll.UntilAsync(async () => (await topology.PrimariesAsync()).Count == 3, pause: 100);
        Say("The cluster has three primaries again");
        if (acknowledged > 0)
        {
            // Until then the new primary has no replica that could acknowledge.
            await topology.StartAsync();
            Say("The old one is back");
        }

        await Poll.UntilAsync(() => TryAsync("after"), pause: 100);
        Say("The store commits again");
        var before = heard;
        await Poll.UntilAsync(async () => await TryAsync("hint") && heard > before, pause: 100);
        Say("A hint is heard again");

        Assert.Equal(written, (await store.Log.RangeAsync(home, 1, int.MaxValue, Cancelled)).Select(Sample.TextOf).Where(written.Contains));

        void Say(string what) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s: {what}."));

        async Task<bool> TryAsync(string text)
        {
            var numbered = $"{text} {written.Count}";
            try
            {
                await store.Customers.CommitAsync<string>(new(home) { Idempotency = new("ana", numbered, "payload") }, (state, now) => Sample.Prefer(state, numbered, now), null, Cancelled);
                written.Add(numbered);
                return true;
            }
            catch (StoreUnavailableException)
            {
                return false;
            }
        }
    }

    /// <summary>As when its machine has lost power: its connections stand, and nothing says that it is gone but that it does not answer.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task SetAsync_PrimaryFallsSilent_GoesToTheReplicaThatTookOver(int acknowledged)
    {
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        await using var topology = await Topology.StartAsync(Topology.Cluster);
        await using var store = await TestStore.OpenAsync(new() { ConnectionString = topology.ConnectionString, Deadline = TimeSpan.FromSeconds(2), AcknowledgedReplicas = acknowledged });
        var redis = store.Get<IRedisCalls>();
        var key = new CustomerKeys(RedisCluster.NewCustomerOn(0)).State;
        var primary = (await topology.PrimariesAsync())[0];

        // It gets another's replica too: whichever takes over has one then that can acknowledge.
        await topology.Nodes[^1].AskAsync("CLUSTER REPLICATE " + await primary.AskAsync("CLUSTER MYID"));
        await Poll.UntilAsync(async () => (await topology.ReplicasOfAsync(primary)).Count == 2, pause: 100);
        var replicas = await topology.ReplicasOfAsync(primary);
        await redis.SetAsync(key, "before", Cancelled);

        await primary.FreezeAsync();
        await Poll.UntilAsync(async () => Array.Exists(await Task.WhenAll(replicas.Select(static replica => replica.IsPrimaryAsync())), static isPrimary => isPrimary), pause: 100);
        output.WriteLine("A replica has taken over.");

        await Poll.UntilAsync(
            async () =>
            {
                try
                {
                    await redis.SetAsync(key, "after", Cancelled);
                    return await redis.GetAsync(key, Cancelled) == "after";
                }
                catch (StoreUnavailableException)
                {
                    return false;
                }
            },
            pause: 100);
    }
}
