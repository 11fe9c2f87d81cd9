using Continuity.GraphQL;

namespace Continuity.Api.Webhooks;

/// <summary>How webhooks do.</summary>
[QueryType]
internal static class WebhookQueries
{
    /// <summary>The receivers of webhooks, as they are configured, in the order of their names. For supervisors; FORBIDDEN to others.</summary>
    public static Task<IReadOnlyList<WebhookEndpointNode>> GetWebhookEndpointsAsync(WebhookPages pages, CancellationToken cancellationToken) => pages.AllAsync(cancellationToken);
}
