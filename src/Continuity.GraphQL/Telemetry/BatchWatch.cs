using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Continuity.GraphQL.Telemetry;

/// <summary>Observes the read of one batch of keys: an activity, how many keys it has, and how long it takes until the values are there.</summary>
internal sealed class BatchWatch
{
    private static readonly Histogram<int> Size = GraphQLTelemetry.Meter.CreateHistogram(
        "graphql.server.batch.size", "{key}", "Keys read in one batch.", tags: null, new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] });

    private static readonly Histogram<double> Duration = GraphQLTelemetry.NewDuration("graphql.server.batch.duration", "Duration of the read of a batch.");
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    private readonly KeyValuePair<string, object?> name;
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly Activity? activity;
    private bool hasEnded;

    private BatchWatch(Type loader, int keys)
    {
        var loaderName = Names.GetOrAdd(loader, NameOf);
        name = new(GraphQLTelemetry.Loader, loaderName);
        Size.Record(keys, name);
        activity = GraphQLTelemetry.Source.StartActivity(ActivityKind.Internal, tags: [name, new(GraphQLTelemetry.BatchSize, keys)], name: $"load {loaderName}");
    }

    /// <summary>Starts to observe a read that is about to begin.</summary>
    /// <param name="loader">The data loader's type.</param>
    /// <param name="keys">How many keys the batch has.</param>
    /// <returns>Null where nobody listens.</returns>
    public static BatchWatch? StartIfWanted(Type loader, int keys) =>
        GraphQLTelemetry.Source.HasListeners() || Size.Enabled || Duration.Enabled ? new BatchWatch(loader, keys) : null;

    /// <summary>The values are there, or what went wrong is. A second call does nothing.</summary>
    /// <param name="failure">What went wrong; null: nothing did.</param>
    public void End(Exception? failure)
    {
        if (hasEnded)
        {
            return;
        }

        hasEnded = true;
        var errorType = failure is null ? null : GraphQLTelemetry.TypeOf(failure);
        GraphQLTelemetry.Conclude(activity, errorType);
        activity?.Dispose();
        var tags = new TagList([name]);
        if (errorType is not null)
        {
            tags.Add(GraphQLTelemetry.ErrorType, errorType);
        }

        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
    }

    /// <summary>One that was made for a method is known by the interface that the application asks for it by.</summary>
    private static string NameOf(Type loader) =>
        loader.Assembly.IsDynamic ? loader.GetInterfaces().First(static type => !type.IsGenericType).Name : loader.Name;
}
