using Continuity.Api.Errors;

namespace Continuity.Api.Webhooks;

/// <summary>What came of sending dead letters again.</summary>
internal sealed record ResendWebhookEventsPayload : IPayload
{
    /// <summary>The endpoint; null where it was refused.</summary>
    public WebhookEndpointNode? Endpoint { get; init; }

    /// <summary>How many events are in the queue again; null where it was refused.</summary>
    public int? Resent { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
