using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Continuity.Api.Webhooks;

/// <summary>How webhooks go, by endpoint.</summary>
internal static class WebhookTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Continuity.Webhooks";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Attempts =
        Meter.CreateCounter<long>("continuity.webhooks.attempts", "{attempt}", "Attempts to deliver an event, by endpoint and whether it was delivered.");

    private static readonly Counter<long> Dead =
        Meter.CreateCounter<long>("continuity.webhooks.given_up", "{event}", "Events that became dead letters, by endpoint and reason.");

    private static readonly Counter<long> Forgotten =
        Meter.CreateCounter<long>("continuity.webhooks.dropped", "{event}", "Events that were given up and are kept no more: too old, or too many.");

    private static readonly ConcurrentDictionary<string, (long Queued, bool IsDisabled)> States = new();

    static WebhookTelemetry()
    {
        Meter.CreateObservableGauge(
            "continuity.webhooks.queued", static () => States.Select(static one => new Measurement<long>(one.Value.Queued, Of(one.Key))), "{event}", "Events that wait, by endpoint; told by the process that sends to it.");
        Meter.CreateObservableGauge(
            "continuity.webhooks.disabled", static () => States.Select(static one => new Measurement<int>(one.Value.IsDisabled ? 1 : 0, Of(one.Key))), "{endpoint}", "1 where an endpoint has answered 410 and is sent nothing until a supervisor resumes it.");
    }

    /// <summary>An attempt was made.</summary>
    public static void Attempted(string endpoint, WebhookAnswer answer) => Attempts.Add(1, Of(endpoint), new("delivered", answer.Fault is null));

    /// <summary>An event was given up.</summary>
    public static void GivenUp(string endpoint, GivenUp reason) => Dead.Add(1, Of(endpoint), new("reason", reason switch { Webhooks.GivenUp.Overdue => "overdue", Webhooks.GivenUp.Disabled => "disabled", _ => "too_many" }));

    /// <summary>Events are kept no more.</summary>
    public static void Dropped(string endpoint, int count) => Forgotten.Add(count, Of(endpoint));

    /// <summary>An endpoint, to which this process sends, was looked after.</summary>
    public static void Seen(string endpoint, long queued, bool isDisabled) => States[endpoint] = (queued, isDisabled);

    /// <summary>Another process sends to an endpoint.</summary>
    public static void Unseen(string endpoint) => States.TryRemove(endpoint, out _);

    private static KeyValuePair<string, object?> Of(string endpoint) => new("endpoint", endpoint);
}
