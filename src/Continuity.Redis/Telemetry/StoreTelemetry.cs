using System.Diagnostics.Metrics;
using Continuity.Redis.Commit;
using Continuity.Redis.Deadlines;

namespace Continuity.Redis.Telemetry;

/// <summary>What the store tells of itself: metrics, without anything of customers. While nobody listens, they cost next to nothing.</summary>
public static class StoreTelemetry
{
    /// <summary>The name of the meter: <c>AddMeter(StoreTelemetry.Name)</c>.</summary>
    public const string Name = "Continuity.Redis";

    /// <summary>The metrics.</summary>
    internal static Meter Meter { get; } = new(Name);

    /// <summary>Tells of commits and deadlines that nothing was counted yet, to those who listen by now: of a counter that begins with its first event nobody sees that one as an increase.</summary>
    public static void TellZeros()
    {
        CommitTelemetry.TellZeros();
        DeadlineTelemetry.TellZeros();
    }
}
