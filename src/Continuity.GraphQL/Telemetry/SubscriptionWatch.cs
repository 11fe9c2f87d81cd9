using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Continuity.GraphQL.Telemetry;

/// <summary>Observes one open subscription, until it is disposed of: that it is open, its events, how long it lasts and why it ends.</summary>
internal sealed class SubscriptionWatch : IDisposable
{
    private static readonly UpDownCounter<int> Open = GraphQLTelemetry.Meter.CreateUpDownCounter<int>("graphql.server.subscription.active", "{subscription}", "Open subscriptions.");
    private static readonly Counter<long> Events = GraphQLTelemetry.Meter.CreateCounter<long>("graphql.server.subscription.events", "{event}", "Events of subscriptions.");
    private static readonly Histogram<double> Duration = GraphQLTelemetry.NewDuration("graphql.server.subscription.duration", "How long subscriptions were open.");

    private readonly KeyValuePair<string, object?> name;
    private readonly long started = Stopwatch.GetTimestamp();
    private string endReason = "cancelled";

    private SubscriptionWatch(string field)
    {
        name = new(GraphQLTelemetry.Field, field);
        Open.Add(1, name);
    }

    /// <summary>Starts to observe.</summary>
    /// <param name="field">The root field, as <c>Type.field</c>.</param>
    /// <returns>Null where nobody listens.</returns>
    public static SubscriptionWatch? StartIfWanted(string field) => Open.Enabled || Events.Enabled || Duration.Enabled ? new SubscriptionWatch(field) : null;

    /// <summary>The source has been asked for its next event.</summary>
    /// <param name="hasEvent">Whether it gave one.</param>
    /// <param name="hasFailed">Whether it failed instead; where neither holds, it has come to its own end.</param>
    public void Heard(bool hasEvent, bool hasFailed)
    {
        if (hasEvent)
        {
            Events.Add(1, name);
        }
        else
        {
            endReason = hasFailed ? "failed" : "completed";
        }
    }

    /// <summary>It has ended; where its source has not said why, the subscriber has gone or was sent away.</summary>
    public void Dispose()
    {
        Open.Add(-1, name);
        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, name, new(GraphQLTelemetry.EndReason, endReason));
    }
}
