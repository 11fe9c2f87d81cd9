using Continuity.Webhooks;

namespace Continuity.Api.Webhooks;

/// <summary>An endpoint as it is configured.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Options">How it is configured.</param>
/// <param name="IsGuarded">Whether only public addresses may be connected to.</param>
internal sealed record WebhookEndpoint(string Name, WebhookOptions Options, bool IsGuarded)
{
    /// <summary>Where to post to.</summary>
    public Uri Url { get; } = new(Options.Url);

    /// <summary>Signs what is posted.</summary>
    public StandardWebhooksSignature Signature { get; } = new([.. Options.Secrets.Select(static secret => StandardWebhooksSignature.ReadSecret(secret)!)]);

    /// <summary>What it is told of.</summary>
    public WebhookSubscription Subscription { get; } = new(Name) { Events = [.. Options.Events.Select(static pattern => new EventPattern(pattern))], IsInternal = Options.Internal };
}
