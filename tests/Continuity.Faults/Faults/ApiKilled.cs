using Continuity.Faults.Oracle;
using Continuity.Faults.Rounds;

namespace Continuity.Faults.Faults;

/// <summary>SIGKILL of one instance of the API, which is started again.</summary>
/// <param name="topology">On which topology.</param>
internal sealed class ApiKilled(string topology) : Fault
{
    public override string Name => "SIGKILL of an API instance";

    public override string Topology => topology;

    public override async Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span)
    {
        await stage.Instances[0].KillAsync();
        await Task.Delay(span);
        await stage.Instances[0].StartAsync();
        return [];
    }
}
