namespace Continuity.Api.Webhooks;

/// <summary>How an attempt to deliver an event has ended.</summary>
/// <param name="Fault">What went wrong, in words that hold nothing of the receiver's answer; null where it was delivered.</param>
internal sealed record WebhookAnswer(string? Fault)
{
    /// <summary>It was delivered.</summary>
    public static WebhookAnswer Delivered { get; } = new((string?)null);

    /// <summary>Whether the receiver wants no more events.</summary>
    public bool IsGone { get; init; }

    /// <summary>Whether the receiver has too much to do.</summary>
    public bool IsThrottling { get; init; }

    /// <summary>How long the receiver asks to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
