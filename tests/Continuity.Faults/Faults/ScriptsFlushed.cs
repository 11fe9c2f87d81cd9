using Continuity.Faults.Oracle;
using Continuity.Faults.Rounds;

namespace Continuity.Faults.Faults;

/// <summary>SCRIPT FLUSH, several times over: Redis knows no script any more.</summary>
internal sealed class ScriptsFlushed : Fault
{
    private const int Times = 10;

    public override string Name => "SCRIPT FLUSH";

    public override async Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span)
    {
        for (var i = 0; i < Times; i++)
        {
            await stage.Redis.Nodes[0].AskAsync("SCRIPT FLUSH");
            await Task.Delay(span / Times);
        }

        return [];
    }
}
