using Continuity.Faults.Oracle;
using Continuity.Faults.Rounds;

namespace Continuity.Faults.Faults;

/// <summary>SCRIPT FLUSH, several times over: no node knows any script any more.</summary>
/// <param name="topology">On which topology.</param>
internal sealed class ScriptsFlushed(string topology) : Fault
{
    private const int Times = 10;

    public override string Name => "SCRIPT FLUSH";

    public override string Topology => topology;

    public override async Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span)
    {
        for (var i = 0; i < Times; i++)
        {
            await Task.WhenAll(stage.Redis.Nodes.Select(static node => node.AskAsync("SCRIPT FLUSH")));
            await Task.Delay(span / Times);
        }

        return [];
    }
}
