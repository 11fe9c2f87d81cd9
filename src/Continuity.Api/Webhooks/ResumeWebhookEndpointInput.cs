namespace Continuity.Api.Webhooks;

/// <summary>An endpoint goes on.</summary>
/// <param name="Endpoint">The endpoint's name.</param>
internal sealed record ResumeWebhookEndpointInput(string Endpoint);
