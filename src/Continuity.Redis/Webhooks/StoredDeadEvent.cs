using System.Text.Json.Serialization;

namespace Continuity.Redis.Webhooks;

/// <summary>An event that was given up, as it is stored under its id.</summary>
internal sealed record StoredDeadEvent(
    [property: JsonPropertyName("e")] StoredWebhookEvent Event,
    [property: JsonPropertyName("n")] int Attempts,
    [property: JsonPropertyName("f")] DateTimeOffset FailedAt,
    [property: JsonPropertyName("x")] string LastError);
