using Continuity.Faults.Oracle;
using Continuity.Faults.Rounds;

namespace Continuity.Faults.Faults;

/// <summary>SIGKILL of a replica, which is started again. While a write must have been taken by one, and there is no other, nothing is acknowledged.</summary>
/// <param name="topology">On which topology.</param>
internal sealed class ReplicaKilled(string topology) : Fault
{
    public override string Name => "SIGKILL of a replica";

    public override string Topology => topology;

    public override async Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span)
    {
        var primaries = await stage.Redis.PrimariesAsync();
        await stage.Redis.Nodes.First(node => !primaries.Contains(node)).KillAsync();
        await Task.Delay(span);
        await stage.Redis.StartAsync();
        return [];
    }
}
