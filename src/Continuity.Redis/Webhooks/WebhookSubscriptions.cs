using Continuity.Customers;
using Continuity.Webhooks;

namespace Continuity.Redis.Webhooks;

/// <summary>All the endpoints that are told of what is recorded.</summary>
/// <param name="All">The endpoints, each of its own name.</param>
public sealed record WebhookSubscriptions(IReadOnlyList<WebhookSubscription> All)
{
    internal const char MarkPrefix = '~';

    /// <summary>No endpoint: then commits leave nothing behind for them.</summary>
    public static WebhookSubscriptions None { get; } = new([]);

    /// <summary>The mark that a commit leaves in the outbox; empty where nobody is told.</summary>
    internal string MarkOf(CustomerId home) => All.Count > 0 ? MarkPrefix + home.Value : "";
}
