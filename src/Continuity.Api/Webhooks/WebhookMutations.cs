using Continuity.GraphQL;

namespace Continuity.Api.Webhooks;

/// <summary>Commands on webhooks.</summary>
[MutationType]
internal static class WebhookMutations
{
    /// <summary>Sends dead letters again, as if they had never been tried, under the same ids, each before what is later of its customer. Refused with WRONG_STATE while the endpoint is disabled. For supervisors.</summary>
    /// <param name="input">What to do.</param>
    public static Task<ResendWebhookEventsPayload> ResendWebhookEventsAsync(ResendWebhookEventsInput input, WebhookCommands webhooks, CancellationToken cancellationToken) =>
        webhooks.ResendAsync(input, cancellationToken);

    /// <summary>Sends to an endpoint again that answered 410 Gone. What waits is sent, in order; what became a dead letter meanwhile stays one until it is sent again. Where the endpoint is active, nothing changes. For supervisors.</summary>
    /// <param name="input">What to do.</param>
    public static Task<ResumeWebhookEndpointPayload> ResumeWebhookEndpointAsync(ResumeWebhookEndpointInput input, WebhookCommands webhooks, CancellationToken cancellationToken) =>
        webhooks.ResumeAsync(input, cancellationToken);
}
