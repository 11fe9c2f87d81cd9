namespace Continuity.Topologies;

/// <summary>One redis-server.</summary>
internal sealed class SingleTopology(IReadOnlyList<RedisNode> nodes) : Topology(nodes)
{
    public override Task StartAsync() => StartNodesAsync();

    public override Task<IReadOnlyList<RedisNode>> PrimariesAsync() => Task.FromResult(Nodes);

    public override Task PromoteAsync(RedisNode replica) => throw new InvalidOperationException("A single server has no replica.");
}
