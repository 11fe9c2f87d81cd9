using System.Diagnostics;
using Continuity.Faults.Oracle;
using Continuity.Faults.Rounds;

namespace Continuity.Faults.Faults;

/// <summary>SIGKILL of a primary of a cluster: its replica takes over. The one that was killed comes back as a replica.</summary>
internal sealed class PrimaryKilled : Fault
{
    private const int Primaries = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public override string Name => "SIGKILL of a primary (failover)";

    public override string Topology => Topologies.Topology.Cluster;

    public override async Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span)
    {
        await (await stage.Redis.PrimariesAsync())[0].KillAsync();
        for (var watch = Stopwatch.StartNew(); !await IsWholeAsync(stage);)
        {
            if (watch.Elapsed > Patience)
            {
                return [new(FindingKind.Wrong, $"The cluster has no new primary after {Patience.TotalSeconds} s.")];
            }

            await Task.Delay(50);
        }

        // With one replica to be waited for, the new primary acknowledges nothing until the old one is back as its replica.
        await stage.Redis.StartAsync();
        return [];
    }

    private static async Task<bool> IsWholeAsync(Stage stage) =>
        (await stage.Redis.PrimariesAsync()) is { Count: Primaries } primaries && (await primaries[0].AskAsync("CLUSTER INFO")).Contains("cluster_state:ok", StringComparison.Ordinal);
}
