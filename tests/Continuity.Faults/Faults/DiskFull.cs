using System.Diagnostics;
using Continuity.Faults.Oracle;
using Continuity.Faults.Rounds;

namespace Continuity.Faults.Faults;

/// <summary>No room is left for the append-only file. With <c>appendfsync always</c> Redis ends then, rather than acknowledge what it can't keep; it is started again once there is room.</summary>
internal sealed class DiskFull : Fault
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public override string Name => "disk full for the AOF";

    public override string? Impossible => SmallDisk.IsPossible ? null : "a tmpfs can't be mounted here (neither root nor sudo)";

    public override async Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span)
    {
        var redis = stage.Redis.Nodes[0];
        stage.Disk!.Fill();
        for (var watch = Stopwatch.StartNew(); redis.IsRunning && watch.Elapsed < Patience;)
        {
            await Task.Delay(50);
        }

        List<Finding> findings = redis.IsRunning ? [new(FindingKind.Wrong, "Redis went on with a full disk: nothing was tried.")] : [];
        await Task.Delay(span);
        stage.Disk.Empty();
        await stage.Redis.StartAsync();
        return findings;
    }
}
