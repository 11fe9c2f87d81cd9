using Continuity.Faults.Oracle;
using Continuity.Faults.Rounds;

namespace Continuity.Faults.Faults;

/// <summary>SIGKILL of the only Redis, which is started again on its data.</summary>
internal sealed class RedisKilled : Fault
{
    public override string Name => "SIGKILL of Redis";

    public override async Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span)
    {
        await stage.Redis.KillAsync();
        await Task.Delay(span);
        await stage.Redis.StartAsync();
        return [];
    }
}
