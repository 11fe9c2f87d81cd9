using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Continuity.GraphQL.Telemetry;

namespace Continuity.GraphQL.Tests.Telemetry;

/// <summary>What the server tells of what the test that made this does: other tests, which run beside it, are in other traces.</summary>
internal sealed class TelemetryRecorder : IDisposable
{
    private const string Tests = "Continuity.GraphQL.Tests";
    private static readonly ActivitySource Source = new(Tests);
    private readonly ConcurrentQueue<Activity> activities = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> measurements = new();
    private readonly ActivityListener activityListener;
    private readonly MeterListener meterListener = new();
    private readonly Activity root;

    public TelemetryRecorder()
    {
        activityListener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == GraphQLTelemetry.Name || source.Name == Tests,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == root?.TraceId && activity != root)
                {
                    activities.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(activityListener);
        root = Source.StartActivity("test")!;
        meterListener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == GraphQLTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meterListener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        meterListener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags));
        meterListener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        meterListener.Start();
    }

    /// <summary>The activities that have ended, in that order.</summary>
    public IReadOnlyList<Activity> Activities => [.. activities];

    /// <summary>The span that all of them are within.</summary>
    public ActivitySpanId Root => root.SpanId;

    /// <summary>The tags of an activity, as "name=value" in the order of their names.</summary>
    public static string Tags(Activity activity) => Tags([.. activity.TagObjects]);

    /// <summary>The measurements of one metric, in their order.</summary>
    public IEnumerable<(double Value, string Tags)> Measured(string name) => measurements.Where(m => m.Name == name).Select(static m => (m.Value, m.Tags));

    public void Dispose()
    {
        root.Dispose();
        activityListener.Dispose();
        meterListener.Dispose();
    }

    private static string Tags(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.ToArray().Where(static t => t.Value is not null).OrderBy(static t => t.Key, StringComparer.Ordinal).Select(static t => $"{t.Key}={t.Value}"));

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Activity.Current?.TraceId == root.TraceId)
        {
            measurements.Enqueue((instrument.Name, value, Tags(tags)));
        }
    }
}
