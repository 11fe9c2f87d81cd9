using Continuity.Faults.Oracle;
using Continuity.Faults.Rounds;

namespace Continuity.Faults.Faults;

/// <summary>Redis has no memory left, and drops nothing: it refuses to write, and still reads.</summary>
internal sealed class OutOfMemory : Fault
{
    public override string Name => "Redis out of memory (noeviction)";

    public override async Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span)
    {
        var redis = stage.Redis.Nodes[0];
        await redis.AskAsync("CONFIG SET maxmemory-policy noeviction");
        await redis.AskAsync("CONFIG SET maxmemory 1mb");
        await Task.Delay(span);
        await redis.AskAsync("CONFIG SET maxmemory 0");
        return [];
    }
}
