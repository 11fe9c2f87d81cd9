using System.Diagnostics.Metrics;

namespace Continuity.Redis.Telemetry;

/// <summary>What the store tells of itself: metrics, without anything of customers. While nobody listens, they cost next to nothing.</summary>
public static class StoreTelemetry
{
    /// <summary>The name of the meter: <c>AddMeter(StoreTelemetry.Name)</c>.</summary>
    public const string Name = "Continuity.Redis";

    /// <summary>The metrics.</summary>
    internal static Meter Meter { get; } = new(Name);
}
