using Continuity.GraphQL;
using Continuity.GraphQL.Pagination;

namespace Continuity.Api.Webhooks;

/// <summary>A receiver of webhooks. For supervisors.</summary>
[ObjectType]
[GraphQLName("WebhookEndpoint")]
internal sealed class WebhookEndpointNode(WebhookEndpoint endpoint)
{
    /// <summary>Its name, as it is configured.</summary>
    public string Name => endpoint.Name;

    /// <summary>Where it is: scheme, host and port, without path and query, which may hold secrets.</summary>
    public string Url => endpoint.Url.GetLeftPart(UriPartial.Authority);

    /// <summary>Whether events are sent to it.</summary>
    public async Task<WebhookEndpointState> GetStateAsync(WebhookPages pages, CancellationToken cancellationToken) =>
        await pages.DisabledAtAsync(endpoint.Name, cancellationToken) is null ? WebhookEndpointState.Active : WebhookEndpointState.Disabled;

    /// <summary>Since when nothing is sent to it; null where it is active.</summary>
    public Task<DateTimeOffset?> GetDisabledAtAsync(WebhookPages pages, CancellationToken cancellationToken) => pages.DisabledAtAsync(endpoint.Name, cancellationToken);

    /// <summary>How many events wait to be sent, or to be tried again.</summary>
    public Task<int> GetQueuedAsync(WebhookPages pages, CancellationToken cancellationToken) => pages.QueuedAsync(endpoint.Name, cancellationToken);

    /// <summary>How many events could not be delivered and are kept.</summary>
    public Task<int> GetDeadLetterCountAsync(WebhookPages pages, CancellationToken cancellationToken) => pages.DeadAsync(endpoint.Name, cancellationToken);

    /// <summary>How many dead letters are kept no more, because they were too old or too many.</summary>
    public Task<int> GetDroppedDeadLettersAsync(WebhookPages pages, CancellationToken cancellationToken) => pages.DroppedAsync(endpoint.Name, cancellationToken);

    /// <summary>The events that could not be delivered, those that were given up longest ago first.</summary>
    /// <param name="first">The first so many, 1 to 100; 20 where it is not given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    public Task<Connection<DeadWebhookEventNode>> GetDeadLettersAsync(int? first, string? after, WebhookPages pages, CancellationToken cancellationToken) =>
        pages.DeadLettersAsync(endpoint.Name, first, after, cancellationToken);
}
