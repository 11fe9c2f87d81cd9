using System.Diagnostics;
using Continuity.Faults.Oracle;
using Continuity.Faults.Rounds;
using Continuity.Topologies;

namespace Continuity.Faults.Faults;

/// <summary>
/// SIGSTOP of a primary of a cluster: it keeps its connections and says nothing, and its replica takes over. Thawed, it holds itself for a primary until it hears otherwise, and is a replica from then on.
/// With one replica to be waited for, nothing that is written to its slots is acknowledged until then: calls there fail fast meanwhile, and what it takes itself by mistake nobody confirms.
/// </summary>
internal sealed class PrimaryFrozen : Fault
{
    private const int Primaries = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public override string Name => "SIGSTOP of a primary (failover)";

    public override string Topology => Topologies.Topology.Cluster;

    public override TimeSpan Span(bool isShort) => TimeSpan.FromSeconds(isShort ? 8 : 20);

    public override async Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span)
    {
        var frozen = (await stage.Redis.PrimariesAsync())[0];
        var others = stage.Redis.Nodes.Where(node => node != frozen).ToList();
        await frozen.FreezeAsync();
        var isTakenOver = false;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < span || (!isTakenOver && watch.Elapsed < Patience);)
        {
            await Task.Delay(50);
            isTakenOver = isTakenOver || await AreAllThereAsync(others);
        }

        await frozen.ThawAsync();

        // Until it follows whoever took over.
        await stage.Redis.StartAsync();
        return isTakenOver ? [] : [new(FindingKind.Wrong, $"The cluster has no new primary after {Patience.TotalSeconds} s.")];
    }

    private static async Task<bool> AreAllThereAsync(IEnumerable<RedisNode> nodes) =>
        (await Task.WhenAll(nodes.Select(static node => node.IsPrimaryAsync()))).Count(static isPrimary => isPrimary) == Primaries;
}
