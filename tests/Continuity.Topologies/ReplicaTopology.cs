using System.Globalization;

namespace Continuity.Topologies;

/// <summary>A primary with one replica. Nobody but a test makes the replica a primary.</summary>
internal sealed class ReplicaTopology : Topology
{
    public ReplicaTopology(IReadOnlyList<RedisNode> nodes)
        : base(nodes) => nodes[1].ReplicaOf = nodes[0];

    public override async Task StartAsync()
    {
        await StartNodesAsync();
        await Until.SoAsync(async () => await AreInStepAsync(await PrimariesAsync()), "The replica is in step");
    }

    public override Task<IReadOnlyList<RedisNode>> PrimariesAsync() => Task.FromResult<IReadOnlyList<RedisNode>>([.. Nodes.Where(static node => node.ReplicaOf is null)]);

    public override async Task PromoteAsync(RedisNode replica)
    {
        var before = replica.ReplicaOf ?? throw new InvalidOperationException("It is the primary already.");
        await replica.AskAsync("REPLICAOF NO ONE");
        (replica.ReplicaOf, before.ReplicaOf) = (null, replica);
        if (before.IsRunning)
        {
            await before.AskAsync(string.Create(CultureInfo.InvariantCulture, $"REPLICAOF 127.0.0.1 {replica.Port}"));
        }
    }
}
