using System.Diagnostics.Metrics;
using System.Text.Json;
using Continuity.Delivery;
using Continuity.Redis.Telemetry;

namespace Continuity.Redis.Delivery;

/// <summary>How deliveries go, by channel: never of what or to whom.</summary>
public static class DeliveryTelemetry
{
    private static readonly Counter<long> Changes =
        StoreTelemetry.Meter.CreateCounter<long>("continuity.deliveries.changed", "{delivery}", "Deliveries that came to a state: sent, delivered, failed, or moved to another channel.");

    private static readonly Counter<long> Attempts = StoreTelemetry.Meter.CreateCounter<long>("continuity.deliveries.attempts", "{attempt}", "Times that a gateway was asked to take something.");

    private static readonly Histogram<double> Lag = StoreTelemetry.Meter.CreateHistogram(
        "continuity.deliveries.lag",
        "s",
        "How long after it was ordered something was taken by its gateway.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 300, 3600, 86400] });

    /// <summary>Tells of each gateway whether its breaker is open, how much waits for its turn, and how long the oldest thing waits to be sent.</summary>
    /// <param name="gateways">Reads them: each channel, as the contract names it; 1 where its breaker is open, else 0; how much waits.</param>
    /// <param name="oldest">Reads how long the oldest waits that is to leave by a channel.</param>
    public static void Watch(Func<IEnumerable<(string Channel, int IsOpen, int Waiting)>> gateways, Func<IEnumerable<(string Channel, TimeSpan Age)>> oldest)
    {
        StoreTelemetry.Meter.CreateObservableGauge(
            "continuity.deliveries.breaker_open",
            () => gateways().Select(static one => new Measurement<int>(one.IsOpen, new KeyValuePair<string, object?>("channel", one.Channel))),
            unit: null,
            description: "1 while a gateway is not asked because it failed too often, else 0.");
        StoreTelemetry.Meter.CreateObservableGauge(
            "continuity.deliveries.waiting",
            () => gateways().Select(static one => new Measurement<int>(one.Waiting, new KeyValuePair<string, object?>("channel", one.Channel))),
            "{delivery}",
            "Deliveries that this process has at hand, and that wait for their turn at a gateway.");
        StoreTelemetry.Meter.CreateObservableGauge(
            "continuity.deliveries.oldest",
            () => oldest().Select(static one => new Measurement<double>(one.Age.TotalSeconds, new KeyValuePair<string, object?>("channel", one.Channel))),
            "s",
            "How long the oldest thing waits that this process has to send.");
    }

    internal static void Changed(EntryDelivery before, EntryDelivery after)
    {
        var channel = new KeyValuePair<string, object?>("channel", Name(after.Channel));
        if (after.Attempts > before.Attempts)
        {
            Attempts.Add(after.Attempts - before.Attempts, new KeyValuePair<string, object?>("channel", Name(before.Channel)));
        }

        if (after.State != before.State || after.Channel != before.Channel)
        {
            var state = after.Channel != before.Channel ? "MOVED" : Name(after.State);
            Changes.Add(1, channel, new KeyValuePair<string, object?>("state", state));
        }

        if (before.SentAt is null && after.SentAt is { } sent)
        {
            Lag.Record((sent - after.QueuedAt).TotalSeconds, channel);
        }
    }
    // As the contract names it.
    private static string Name<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());
}
