using Continuity.Faults.Proxies;
using Continuity.Topologies;

namespace Continuity.Faults.Faults;

/// <summary>The faults.</summary>
internal static class AllFaults
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>All, in the order in which they are run.</summary>
    public static IReadOnlyList<Fault> Make() =>
    [
        new NothingWrong(),
        new ApiKilled(Topology.Single),
        new RollingRestart(),
        new RedisKilled(),
        new RedisFrozen(),
        new ScriptsFlushed(Topology.Single),
        new OutOfMemory(),
        new DiskFull(),
        new NetworkFault("slow network to Redis", Network.Slow),
        new NetworkFault("network to Redis cut: refused", Network.Refusing),
        new NetworkFault("network to Redis cut: silent", Network.Silent),
        new ApiClockMoved(Hour),
        new ApiClockMoved(-Hour),
        new RedisClockMoved(Hour),
        new RedisClockMoved(-Hour),
        new ReplicaKilled(Topology.Replica),
        new ApiKilled(Topology.Cluster),
        new ScriptsFlushed(Topology.Cluster),
        new ReplicaKilled(Topology.Cluster),
        new PrimaryKilled(),
        new PrimaryFrozen(),
    ];
}
