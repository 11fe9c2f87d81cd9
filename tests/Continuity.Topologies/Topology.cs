using System.Globalization;

namespace Continuity.Topologies;

/// <summary>The topologies by name, and what they have in common.</summary>
public abstract class Topology : IRedisTopology
{
    /// <summary>One redis-server.</summary>
    public const string Single = "single";

    /// <summary>A primary with one replica.</summary>
    public const string Replica = "replica";

    /// <summary>A Redis Cluster of three primaries, each with one replica.</summary>
    public const string Cluster = "cluster";

    private protected Topology(IReadOnlyList<RedisNode> nodes) => Nodes = nodes;

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Single, Replica, Cluster];

    /// <inheritdoc/>
    public IReadOnlyList<RedisNode> Nodes { get; }

    /// <inheritdoc/>
    public string ConnectionString => string.Join(',', Nodes.Select(static node => node.ConnectionString));

    /// <summary>Makes a topology that does not run yet.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="folder">Where its data is; null: temporary folders, which go with it.</param>
    /// <param name="settings">More of each server's command line.</param>
    /// <exception cref="ArgumentException">There is no such topology.</exception>
    public static IRedisTopology Make(string name, string? folder = null, params string[] settings) => name switch
    {
        Single => new SingleTopology(NodesOf(1, folder, settings)),
        Replica => new ReplicaTopology(NodesOf(2, folder, settings)),
        Cluster => new ClusterTopology(NodesOf(6, folder, [.. ClusterTopology.Settings, .. settings])),
        _ => throw new ArgumentException($"There is no topology {name}: it is one of {string.Join(", ", Names)}.", nameof(name)),
    };

    /// <summary>Makes a topology and starts it.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="folder">Where its data is; null: temporary folders, which go with it.</param>
    /// <param name="settings">More of each server's command line.</param>
    public static async Task<IRedisTopology> StartAsync(string name, string? folder = null, params string[] settings)
    {
        var topology = Make(name, folder, settings);
        try
        {
            await topology.StartAsync();
            return topology;
        }
        catch
        {
            await topology.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public abstract Task StartAsync();

    /// <inheritdoc/>
    public Task KillAsync() => Task.WhenAll(Nodes.Where(static node => node.IsRunning).Select(static node => node.KillAsync()));

    /// <inheritdoc/>
    public abstract Task<IReadOnlyList<RedisNode>> PrimariesAsync();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RedisNode>> ReplicasOfAsync(RedisNode primary)
    {
        // slave0:ip=127.0.0.1,port=6380,state=online,offset=…
        var lines = (await primary.AskAsync("INFO replication")).Split("\r\n").Where(static line => line.StartsWith("slave", StringComparison.Ordinal) && line.Contains("state=online", StringComparison.Ordinal)).ToList();
        return [.. Nodes.Where(node => lines.Any(line => line.Contains(string.Create(CultureInfo.InvariantCulture, $"port={node.Port},"), StringComparison.Ordinal)))];
    }

    /// <inheritdoc/>
    public abstract Task PromoteAsync(RedisNode replica);

    /// <inheritdoc/>
    public async Task FlushAsync()
    {
        foreach (var primary in await PrimariesAsync())
        {
            await primary.AskAsync("FLUSHALL");
        }

        await Until.SoAsync(
            async () => (await Task.WhenAll(Nodes.Where(static node => node.IsRunning).Select(static node => node.AskAsync("DBSIZE")))).All(static size => size == "0"),
            "All data is dropped");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Nodes.Select(static node => node.DisposeAsync().AsTask()));
        GC.SuppressFinalize(this);
    }

    private protected Task StartNodesAsync() => Task.WhenAll(Nodes.Where(static node => !node.IsRunning).Select(static node => node.StartAsync()));

    /// <summary>Whether every replica has its primary's data, and its primary knows: it does a while later, and counts none before.</summary>
    private protected async Task<bool> AreInStepAsync(IReadOnlyList<RedisNode> primaries)
    {
        var links = await Task.WhenAll(Nodes.Except(primaries).Select(static replica => replica.InfoAsync("replication", "master_link_status")));
        return links.All(static link => link == "up") && (await Task.WhenAll(primaries.Select(ReplicasOfAsync))).Sum(static replicas => replicas.Count) == links.Length;
    }

    private static RedisNode[] NodesOf(int count, string? folder, string[] settings) =>
        [.. Enumerable.Range(1, count).Select(i => new RedisNode(folder is null ? null : Path.Combine(folder, i.ToString(CultureInfo.InvariantCulture)), settings))];
}
