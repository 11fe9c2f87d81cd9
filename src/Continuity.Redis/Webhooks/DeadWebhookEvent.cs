namespace Continuity.Redis.Webhooks;

/// <summary>An event that could not be delivered, and is not tried any more unless somebody says so.</summary>
/// <param name="Event">The event.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FailedAt">When it was given up.</param>
/// <param name="LastError">Why, in words that hold nothing of the receiver's answer.</param>
public sealed record DeadWebhookEvent(WebhookEvent Event, int Attempts, DateTimeOffset FailedAt, string LastError);
