using System.Text.Json.Serialization;
using Continuity.Threads;

namespace Continuity.Redis.Webhooks;

/// <summary>An event as it stands in a queue, where the place says of which entry it is.</summary>
internal sealed record StoredWebhookEvent(
    [property: JsonPropertyName("y")] string Type,
    [property: JsonPropertyName("r")] DateTimeOffset RecordedAt,
    [property: JsonPropertyName("h")] Channel Channel,
    [property: JsonPropertyName("q")] DateTimeOffset QueuedAt)
{
    [JsonPropertyName("v")]
    public Visibility Visibility { get; init; }

    [JsonPropertyName("s")]
    public int? Session { get; init; }

    [JsonPropertyName("t")]
    public int? Ticket { get; init; }

    public static StoredWebhookEvent Of(WebhookEvent one) =>
        new(one.Type, one.RecordedAt, one.Channel, one.QueuedAt) { Visibility = one.Visibility, Session = one.Session, Ticket = one.Ticket };

    public WebhookEvent At(EntryId entry) =>
        new(entry, Type, RecordedAt, Channel, Visibility) { Session = Session, Ticket = Ticket, QueuedAt = QueuedAt };
}
