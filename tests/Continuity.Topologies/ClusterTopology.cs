using System.Globalization;

namespace Continuity.Topologies;

/// <summary>A Redis Cluster of three primaries, each with a third of the slots and one replica.</summary>
internal sealed class ClusterTopology(IReadOnlyList<RedisNode> nodes) : Topology(nodes)
{
    private const int Slots = 16384;
    private const int Thirds = 3;
    private bool isMade;

    /// <summary>What each node has on its command line. A primary that is silent for 2 s is voted out; its replica is its successor however old the link was.</summary>
    public static string[] Settings { get; } =
        ["--cluster-enabled", "yes", "--cluster-node-timeout", "2000", "--cluster-allow-replica-migration", "no", "--cluster-replica-validity-factor", "0"];

    public override async Task StartAsync()
    {
        await Task.WhenAll(Nodes.Where(static node => !node.IsRunning)
            .Select(static node => node.StartAsync("--cluster-port", node.BusPort.ToString(CultureInfo.InvariantCulture))));
        if (!isMade && (await Nodes[0].AskAsync("CLUSTER INFO")).Contains("cluster_slots_assigned:0", StringComparison.Ordinal))
        {
            await MakeAsync();
        }

        isMade = true;
        await Until.SoAsync(IsWholeAsync, "The cluster is whole");
    }

    public override async Task<IReadOnlyList<RedisNode>> PrimariesAsync()
    {
        var isPrimary = await Task.WhenAll(Nodes.Select(static node => node.IsPrimaryAsync()));
        return [.. Nodes.Where((_, i) => isPrimary[i])];
    }

    public override async Task PromoteAsync(RedisNode replica)
    {
        // TAKEOVER asks nobody: the primary may be away, and the vote that is under way on its own is no matter.
        await replica.AskAsync("CLUSTER FAILOVER TAKEOVER");
        await Until.SoAsync(replica.IsPrimaryAsync, "The replica is a primary");
    }

    private async Task MakeAsync()
    {
        for (var i = 0; i < Nodes.Count; i++)
        {
            await Nodes[i].AskAsync(string.Create(CultureInfo.InvariantCulture, $"CLUSTER SET-CONFIG-EPOCH {i + 1}"));
            if (i < Thirds)
            {
                await Nodes[i].AskAsync(string.Create(CultureInfo.InvariantCulture, $"CLUSTER ADDSLOTSRANGE {i * Slots / Thirds} {((i + 1) * Slots / Thirds) - 1}"));
            }

            if (i > 0)
            {
                await Nodes[i].AskAsync(string.Create(CultureInfo.InvariantCulture, $"CLUSTER MEET 127.0.0.1 {Nodes[0].Port} {Nodes[0].BusPort}"));
            }
        }

        await Until.SoAsync(KnowEachOtherAsync, "The nodes know each other");
        for (var i = Thirds; i < Nodes.Count; i++)
        {
            var primary = await Nodes[i - Thirds].AskAsync("CLUSTER MYID");
            await Nodes[i].AskAsync("CLUSTER REPLICATE " + primary);
        }
    }

    private async Task<bool> KnowEachOtherAsync()
    {
        // A node that was just met is known by a name of its own making until it has answered: "handshake".
        var seen = await Task.WhenAll(Nodes.Select(static node => node.AskAsync("CLUSTER NODES")));
        return seen.All(nodes => nodes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length == Nodes.Count && !nodes.Contains("handshake", StringComparison.Ordinal));
    }

    private async Task<bool> IsWholeAsync()
    {
        var infos = await Task.WhenAll(Nodes.Select(static node => node.AskAsync("CLUSTER INFO")));
        if (!infos.All(static info => info.Contains("cluster_state:ok", StringComparison.Ordinal) && info.Contains("cluster_slots_ok:16384", StringComparison.Ordinal)))
        {
            return false;
        }

        // Each node must know of each who is a primary and who a replica, and of nobody that it were away: a client asks any of them.
        var seen = await Task.WhenAll(Nodes.Select(static node => node.AskAsync("CLUSTER NODES")));
        if (!seen.All(static nodes => !nodes.Contains("fail", StringComparison.Ordinal) && nodes.Split("slave ", StringSplitOptions.None).Length == Thirds + 1))
        {
            return false;
        }

        var primaries = await PrimariesAsync();
        return primaries.Count == Thirds && await AreInStepAsync(primaries);
    }
}
