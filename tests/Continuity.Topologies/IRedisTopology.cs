namespace Continuity.Topologies;

/// <summary>Real redis-servers on loopback, arranged in one of the ways that the API runs on.</summary>
public interface IRedisTopology : IAsyncDisposable
{
    /// <summary>What the API connects with.</summary>
    string ConnectionString { get; }

    /// <summary>All servers, the ones that began as primaries first.</summary>
    IReadOnlyList<RedisNode> Nodes { get; }

    /// <summary>Starts every node that does not run, and waits until it is whole: every key can be written, and each replica is in step with its primary.</summary>
    Task StartAsync();

    /// <summary>SIGKILL to every node that runs.</summary>
    Task KillAsync();

    /// <summary>The nodes that take writes now. Of a cluster in a failover it may be fewer than three. A frozen node is not asked for here: thaw it before.</summary>
    Task<IReadOnlyList<RedisNode>> PrimariesAsync();

    /// <summary>The replicas of a primary that are connected to it now.</summary>
    /// <param name="primary">The primary.</param>
    Task<IReadOnlyList<RedisNode>> ReplicasOfAsync(RedisNode primary);

    /// <summary>Makes a replica the primary in its primary's place, which follows it from then on where it runs. A cluster also does so by itself when a primary is away.</summary>
    /// <param name="replica">The replica.</param>
    Task PromoteAsync(RedisNode replica);

    /// <summary>Drops all data (FLUSHALL on each primary), and waits until the replicas have dropped it too.</summary>
    Task FlushAsync();
}
