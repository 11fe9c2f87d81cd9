using System.Globalization;
using Continuity.Customers;
using Continuity.Redis.Keys;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>A real cluster of three redis-servers, each with a third of the slots and data of its own.</summary>
public sealed class RedisCluster : ClusterNode
{
    private const int Slots = 16384;
    private readonly ClusterNode[] others = [new(), new()];

    /// <summary>The nodes, by their thirds of the slots.</summary>
    public IReadOnlyList<ClusterNode> Nodes => [this, .. others];

    public override string ConnectionString =>
        string.Join(',', Nodes.Select(static node => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{node.Port}")));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (!IsInstalled)
        {
            return;
        }

        for (var i = 0; i < Nodes.Count; i++)
        {
            await Nodes[i].AskAsync(string.Create(
                CultureInfo.InvariantCulture, $"CLUSTER ADDSLOTSRANGE {i * Slots / Nodes.Count} {((i + 1) * Slots / Nodes.Count) - 1}"));
            await Nodes[i].AskAsync(string.Create(CultureInfo.InvariantCulture, $"CLUSTER MEET 127.0.0.1 {Port} {BusPort}"));
        }

        await UntilWholeAsync();
    }

    /// <summary>Starts every node that does not run, and waits until they serve every slot together.</summary>
    public override async Task StartAsync()
    {
        await Task.WhenAll([base.StartAsync(), .. others.Select(static node => node.StartAsync())]);
        if ((await AskAsync("CLUSTER INFO")).Contains("cluster_slots_assigned:16384", StringComparison.Ordinal))
        {
            await UntilWholeAsync();
        }
    }

    /// <summary>SIGKILL to every node at once.</summary>
    public override async Task KillAsync() => await Task.WhenAll([base.KillAsync(), .. others.Select(static node => node.KillAsync())]);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var node in others)
        {
            await node.DisposeAsync();
        }
    }

    /// <summary>Makes the id of a customer that lives on one of the three nodes.</summary>
    /// <param name="node">From 0.</param>
    public static CustomerId NewCustomerOn(int node)
    {
        while (true)
        {
            var id = Sample.NewCustomer();
            if (NodeOf(id) == node)
            {
                return id;
            }
        }
    }

    /// <summary>The node, from 0, that a customer lives on: by its slot, the CRC-16 (XMODEM) of the partition's tag (cluster specification).</summary>
    public static int NodeOf(CustomerId id)
    {
        var crc = 0;
        foreach (var c in Partition.Of(id).Tag.Trim('{', '}'))
        {
            crc ^= c << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
            }

            crc &= 0xFFFF;
        }

        var slot = crc % Slots;
        return Enumerable.Range(0, 3).Last(node => slot >= node * Slots / 3);
    }

    private Task UntilWholeAsync() => Poll.UntilAsync(async () =>
    {
        var answers = await Task.WhenAll(Nodes.Select(static node => node.AskAsync("CLUSTER INFO")));
        return answers.All(static answer => answer.Contains("cluster_state:ok", StringComparison.Ordinal)
            && answer.Contains("cluster_known_nodes:3", StringComparison.Ordinal) && answer.Contains("cluster_slots_ok:16384", StringComparison.Ordinal));
    });
}
