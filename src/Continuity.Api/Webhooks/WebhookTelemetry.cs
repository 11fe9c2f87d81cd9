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
        Meter.CreateCounter<long>("continuity.webhooks.given_up", "{event}", "Events that were tried in vain for as long as they are tried.");

    private static readonly Counter<long> Forgotten =
        Meter.CreateCounter<long>("continuity.webhooks.dropped", "{event}", "Events that were given up and are kept no more: too old, or too many.");

    private static readonly Counter<long> Disablings =
        Meter.CreateCounter<long>("continuity.webhooks.disabled", "{endpoint}", "Times that an endpoint answered 410 and is sent nothing until a supervisor resumes it.");

    /// <summary>An attempt was made.</summary>
    public static void Attempted(string endpoint, WebhookAnswer answer) => Attempts.Add(1, Of(endpoint), new("delivered", answer.Fault is null));

    /// <summary>An event was given up.</summary>
    public static void GivenUp(string endpoint) => Dead.Add(1, Of(endpoint));

    /// <summary>Events are kept no more.</summary>
    public static void Dropped(string endpoint, int count) => Forgotten.Add(count, Of(endpoint));

    /// <summary>An endpoint was disabled.</summary>
    public static void Disabled(string endpoint) => Disablings.Add(1, Of(endpoint));

    private static KeyValuePair<string, object?> Of(string endpoint) => new("endpoint", endpoint);
}
