using System.Text.Json.Serialization;
using Continuity.Webhooks;

namespace Continuity.Redis.Webhooks;

/// <summary>What an endpoint is told of, as an instance has it in its configuration and tells the others.</summary>
internal sealed record StoredSubscription([property: JsonPropertyName("n")] string Name)
{
    [JsonPropertyName("e")]
    public IReadOnlyList<string> Events { get; init; } = [];

    [JsonPropertyName("i")]
    public bool IsInternal { get; init; }

    public static StoredSubscription Of(WebhookSubscription one) => new(one.Name) { Events = [.. one.Events.Select(static pattern => pattern.Text)], IsInternal = one.IsInternal };

    public WebhookSubscription Read() => new(Name) { Events = [.. Events.Select(static text => new EventPattern(text))], IsInternal = IsInternal };
}
