using Continuity.Customers;
using Continuity.Redis.Time;
using Continuity.Redis.Webhooks;

namespace Continuity.Api.Webhooks;

/// <summary>Keeps what waits for an endpoint, and what was given up, within their bounds. Nothing of it vanishes untold: what waits becomes a dead letter, and dead letters that go are counted and logged.</summary>
internal sealed class WebhookUpkeep(WebhookEndpoint endpoint, WebhookQueue queue, WebhookDeadLetters dead, WebhookLog log, StoreTime time)
{
    private const string DisabledFault = "the endpoint is disabled";
    private const string TooManyFault = "too many events wait";
    private const int Page = 500;
    private const int AtOnce = 50;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private long? tendedAt;

    /// <summary>Looks after the endpoint, every half minute.</summary>
    /// <param name="busy">The homes of which an event is being sent.</param>
    /// <param name="keep">Keeps the right to do so; whether there is one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task TendAsync(Func<IReadOnlySet<CustomerId>> busy, Func<Task<bool>> keep, CancellationToken cancellationToken)
    {
        if (tendedAt is { } at && time.GetElapsedTime(at) < Every)
        {
            return;
        }

        tendedAt = time.GetTimestamp();
        var (_, isDisabled) = await queue.HeadsAsync(endpoint.Name, 0, 1, cancellationToken);
        if (isDisabled)
        {
            await GiveUpOverdueAsync(busy, keep, cancellationToken);
        }

        var queued = await GiveUpSurplusAsync(busy, keep, cancellationToken);
        await TrimAsync(cancellationToken);
        WebhookTelemetry.Seen(endpoint.Name, queued, isDisabled);
    }

    /// <summary>Gives up what waits of a home longer than it is tried, without trying it, where it is known that it would be in vain.</summary>
    /// <param name="home">The home.</param>
    /// <param name="fault">Why.</param>
    /// <param name="reason">For which reason it is counted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task GiveUpOverdueAsync(CustomerId home, string fault, GivenUp reason, CancellationToken cancellationToken)
    {
        while (true)
        {
            var waiting = await queue.OfAsync(endpoint.Name, home, AtOnce, cancellationToken);
            var overdue = waiting.TakeWhile(IsOverdue).ToList();
            foreach (var one in overdue)
            {
                await GiveUpAsync(new(one, 0), fault, reason, cancellationToken);
            }

            if (overdue.Count < AtOnce)
            {
                return;
            }
        }
    }

    /// <summary>Gives an event up.</summary>
    /// <param name="one">The event, and how often it was tried.</param>
    /// <param name="fault">Why.</param>
    /// <param name="reason">For which reason it is counted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task GiveUpAsync(WaitingWebhookEvent one, string fault, GivenUp reason, CancellationToken cancellationToken)
    {
        await dead.GiveUpAsync(endpoint.Name, one.Event, one.Attempts, fault, cancellationToken);
        WebhookTelemetry.GivenUp(endpoint.Name, reason);
        log.GivenUp(endpoint.Name, fault);
    }

    private bool IsOverdue(WebhookEvent one) => one.QueuedAt + endpoint.Options.RetryFor <= time.GetUtcNow();

    /// <summary>What waits for an endpoint that is disabled is left as it is, to be sent when it goes on, but no longer than it would be tried.</summary>
    private async Task GiveUpOverdueAsync(Func<IReadOnlySet<CustomerId>> busy, Func<Task<bool>> keep, CancellationToken cancellationToken)
    {
        for (var (skip, isMore) = (0, true); isMore && await keep();)
        {
            var sending = busy();
            var (heads, isDisabled) = await queue.HeadsAsync(endpoint.Name, skip, Page, cancellationToken);
            var overdue = heads.Where(one => IsOverdue(one.Event) && !sending.Contains(one.Event.Entry.Home)).ToList();
            foreach (var some in isDisabled ? overdue.Chunk(AtOnce) : [])
            {
                await Task.WhenAll(some.Select(async one =>
                {
                    await GiveUpAsync(one, DisabledFault, GivenUp.Disabled, cancellationToken);
                    await GiveUpOverdueAsync(one.Event.Entry.Home, DisabledFault, GivenUp.Disabled, cancellationToken);
                }));
                await keep();
            }

            skip += heads.Count - overdue.Count;
            isMore = isDisabled && heads.Count == Page;
        }
    }

    private async Task<long> GiveUpSurplusAsync(Func<IReadOnlySet<CustomerId>> busy, Func<Task<bool>> keep, CancellationToken cancellationToken)
    {
        while (true)
        {
            var queued = await queue.CountAsync(endpoint.Name, cancellationToken);
            var surplus = queued - endpoint.Options.MaximumQueued;
            if (surplus <= 0 || !await keep())
            {
                return queued;
            }

            var sending = busy();
            var (heads, _) = await queue.HeadsAsync(endpoint.Name, 0, AtOnce + sending.Count, cancellationToken);
            var idle = heads.Where(one => !sending.Contains(one.Event.Entry.Home)).Take((int)Math.Min(AtOnce, surplus)).ToList();
            if (idle.Count == 0)
            {
                return queued;
            }

            await Task.WhenAll(idle.Select(one => GiveUpAsync(one, TooManyFault, GivenUp.TooMany, cancellationToken)));
        }
    }

    private async Task TrimAsync(CancellationToken cancellationToken)
    {
        var dropped = await dead.TrimAsync(endpoint.Name, endpoint.Options.MaximumDeadLetters, endpoint.Options.KeepDeadLettersFor, cancellationToken);
        if (dropped > 0)
        {
            WebhookTelemetry.Dropped(endpoint.Name, dropped);
            log.Dropped(endpoint.Name, dropped);
        }
    }
}
