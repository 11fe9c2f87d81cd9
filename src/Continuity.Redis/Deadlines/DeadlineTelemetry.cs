using System.Diagnostics.Metrics;
using Continuity.Redis.Telemetry;

namespace Continuity.Redis.Deadlines;

/// <summary>How many deadlines were settled, and how late.</summary>
internal static class DeadlineTelemetry
{
    private static readonly Counter<long> Steps =
        StoreTelemetry.Meter.CreateCounter<long>("continuity.deadlines.settled", "{deadline}", "Deadlines that were settled: offers that expired, steps of follow-ups.");

    private static readonly Counter<long> Failures =
        StoreTelemetry.Meter.CreateCounter<long>("continuity.deadlines.failed", "{home}", "Times that what was due in a home could not be settled, and was tried again later.");

    private static readonly Histogram<double> Lag = StoreTelemetry.Meter.CreateHistogram(
        "continuity.deadlines.lag",
        "s",
        "How long after its time the first deadline of a home was settled.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 3600] });

    /// <summary>Tells that there was none yet.</summary>
    public static void TellZeros()
    {
        Steps.Add(0);
        Failures.Add(0);
    }

    /// <summary>What was due in a home was settled.</summary>
    /// <param name="steps">How many deadlines that were.</param>
    /// <param name="late">How long ago the first was due.</param>
    public static void Settled(int steps, TimeSpan late)
    {
        Steps.Add(steps);
        Lag.Record(late.TotalSeconds);
    }

    /// <summary>What was due in a home could not be settled.</summary>
    public static void Failed() => Failures.Add(1);
}
