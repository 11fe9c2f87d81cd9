namespace Continuity.Redis.Webhooks;

/// <summary>An event that is the next of its home.</summary>
/// <param name="Event">The event.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record WaitingWebhookEvent(WebhookEvent Event, int Attempts);
