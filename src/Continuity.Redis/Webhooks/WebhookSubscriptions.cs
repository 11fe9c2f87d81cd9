using Continuity.Webhooks;

namespace Continuity.Redis.Webhooks;

/// <summary>The endpoints that this instance has in its configuration.</summary>
/// <param name="All">The endpoints, each of its own name.</param>
public sealed record WebhookSubscriptions(IReadOnlyList<WebhookSubscription> All)
{
    /// <summary>What a home's mark in an outbox begins with.</summary>
    internal const char MarkPrefix = '~';

    /// <summary>No endpoint: then commits leave nothing behind for them, unless another instance has one.</summary>
    public static WebhookSubscriptions None { get; } = new([]);
}
