using Continuity.Faults.Oracle;
using Continuity.Faults.Rounds;

namespace Continuity.Faults.Faults;

/// <summary>SIGSTOP of the only Redis: it takes connections, and says nothing.</summary>
internal sealed class RedisFrozen : Fault
{
    public override string Name => "SIGSTOP of Redis";

    public override TimeSpan Span(bool isShort) => TimeSpan.FromSeconds(isShort ? 8 : 20);

    public override async Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span)
    {
        await stage.Redis.Nodes[0].FreezeAsync();
        await Task.Delay(span);
        await stage.Redis.Nodes[0].ThawAsync();
        return [];
    }
}
