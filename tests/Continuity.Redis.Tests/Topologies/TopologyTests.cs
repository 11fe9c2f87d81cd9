using Continuity.Topologies;
using StackExchange.Redis;

namespace Continuity.Redis.Tests.Topologies;

/// <summary>That the servers stand as the tests on them take for granted.</summary>
public sealed class TopologyTests
{
    public static TheoryData<string> Names => [.. Topology.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Topology_KeepsWhatIsWrittenOverAKillOfAllNodes_AndDropsItWhenFlushed(string name)
    {
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        await using var topology = await Topology.StartAsync(name);
        await WriteAsync(topology, "a", "b", "c", "d", "e");

        await topology.KillAsync();
        Assert.DoesNotContain(topology.Nodes, static node => node.IsRunning);
        await topology.StartAsync();

        Assert.Equal(["a", "b", "c", "d", "e"], await KeysAsync(topology));
        await topology.FlushAsync();
        Assert.Empty(await KeysAsync(topology));
        await WriteAsync(topology, "a", "b", "c");
    }

    [Theory]
    [InlineData(Topology.Replica)]
    [InlineData(Topology.Cluster)]
    public async Task PromotedReplica_TakesWritesInItsPrimarysPlace_WhichFollowsItWhenItIsBack(string name)
    {
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        await using var topology = await Topology.StartAsync(name);
        var before = await topology.PrimariesAsync();
        var replica = Assert.Single(await topology.ReplicasOfAsync(before[0]));

        await before[0].KillAsync();
        await topology.PromoteAsync(replica);
        Assert.Contains(replica, await topology.PrimariesAsync());
        await topology.StartAsync();

        var after = await topology.PrimariesAsync();
        Assert.Equal(before.Count, after.Count);
        Assert.Equal([before[0]], await topology.ReplicasOfAsync(replica));
        await WriteAsync(topology, "a", "b", "c");
    }

    private static async Task WriteAsync(IRedisTopology topology, params string[] keys)
    {
        using var redis = await ConnectionMultiplexer.ConnectAsync(topology.ConnectionString);
        foreach (var key in keys)
        {
            Assert.True(await redis.GetDatabase().StringSetAsync(key, key));
        }
    }

    private static async Task<IEnumerable<string>> KeysAsync(IRedisTopology topology)
    {
        var found = await Task.WhenAll((await topology.PrimariesAsync()).Select(static primary => primary.AskAsync("KEYS *")));
        return found.SelectMany(static keys => keys.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Order();
    }
}
