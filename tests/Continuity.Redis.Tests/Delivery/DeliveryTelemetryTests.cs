using System.Diagnostics.Metrics;
using Continuity.Delivery;
using Continuity.Redis.Delivery;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Delivery;

public class DeliveryTelemetryTests
{
    private static readonly EntryDelivery Queued = new(1, DeliveryKind.Message, Channel.SelfService, DateTimeOffset.UnixEpoch);

    [Fact]
    public void Changed_Tells_ByTheNamesOfTheContract()
    {
        List<string> told = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, of) =>
            {
                if (instrument.Name is "continuity.deliveries.changed" or "continuity.deliveries.attempts")
                {
                    of.EnableMeasurementEvents(instrument);
                }
            },
        };

        // The tests beside these send by chat and e-mail.
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
        {
            var labels = tags.ToArray();
            if (labels.Any(static label => label is { Key: "channel", Value: "SELF_SERVICE" or "SelfService" }))
            {
                told.Add($"{instrument.Name} {count} {string.Join(' ', labels.Select(static label => $"{label.Key}={label.Value}"))}");
            }
        });
        listener.Start();

        DeliveryTelemetry.Changed(Queued, Queued with { State = DeliveryState.Sent, Attempts = 2 });
        DeliveryTelemetry.Changed(Queued with { Channel = Channel.Email }, Queued);

        Assert.Equal(
            ["continuity.deliveries.attempts 2 channel=SELF_SERVICE", "continuity.deliveries.changed 1 channel=SELF_SERVICE state=SENT", "continuity.deliveries.changed 1 channel=SELF_SERVICE state=MOVED"],
            told);
    }
}
