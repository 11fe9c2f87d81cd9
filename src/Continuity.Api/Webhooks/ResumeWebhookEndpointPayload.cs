using Continuity.Api.Errors;

namespace Continuity.Api.Webhooks;

/// <summary>What came of resuming an endpoint.</summary>
internal sealed record ResumeWebhookEndpointPayload : IPayload
{
    /// <summary>The endpoint; null where it was refused.</summary>
    public WebhookEndpointNode? Endpoint { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
