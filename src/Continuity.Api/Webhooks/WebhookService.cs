using Continuity.Redis.Time;
using Continuity.Redis.Webhooks;

namespace Continuity.Api.Webhooks;

/// <summary>Sends to all endpoints, to each by itself: a slow one delays no other.</summary>
internal sealed class WebhookService(
    WebhookSettings settings, WebhookQueue queue, WebhookDeadLetters dead, WebhookEndpoints endpoints, WebhookLog log, StoreTime time) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(settings.Endpoints.Select(endpoint => SendAsync(endpoint, stoppingToken)));

    private async Task SendAsync(WebhookEndpoint endpoint, CancellationToken stoppingToken)
    {
        using var courier = new WebhookCourier(endpoint, GuardedHttp.Create(!endpoint.IsGuarded, endpoint.Options.Concurrency), time);
        using var sender = new WebhookSender(endpoint, courier, queue, dead, endpoints, log, time);
        await sender.RunAsync(stoppingToken);
    }
}
