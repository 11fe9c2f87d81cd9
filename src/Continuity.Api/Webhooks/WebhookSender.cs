using System.Collections.Concurrent;
using Continuity.Customers;
using Continuity.Redis;
using Continuity.Redis.Threads;
using Continuity.Redis.Time;
using Continuity.Redis.Webhooks;
using Continuity.Webhooks;

namespace Continuity.Api.Webhooks;

/// <summary>
/// Sends to one endpoint what waits for it: of each home one event at a time, in order, of several homes at once. One process does so at a time; should it die, another takes over once the
/// lease has run out. What was sent when a process died is sent again, under the same id.
/// </summary>
internal sealed class WebhookSender(
    WebhookEndpoint endpoint, WebhookCourier courier, WebhookQueue queue, WebhookDeadLetters dead, WebhookEndpoints endpoints, WebhookLog log, StoreTime time) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(5);
    private readonly WebhookLease lease = new(endpoint.Name, endpoints, time);
    private readonly WebhookUpkeep upkeep = new(endpoint, queue, dead, log, time);
    private readonly ConcurrentDictionary<CustomerId, Task> sending = new();
    private readonly WebhookPace pace = new(endpoint.Options.Concurrency);
    private readonly Bell bell = new(time);

    /// <summary>Where in its range each delay lies, from 0 to 1.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;

    /// <summary>Sends until it is stopped.</summary>
    /// <param name="stoppingToken">Stops it; what is being sent has a few seconds to end.</param>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var ended = new CancellationTokenSource();
        using var hints = queue.Listen(endpoint.Name, bell.Ring);
        try
        {
            while (true)
            {
                await TryTurnAsync(ended.Token, stoppingToken);
                await bell.WaitAsync(LookEvery, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await EndAsync(ended);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => lease.Dispose();

    private async Task TryTurnAsync(CancellationToken ended, CancellationToken stoppingToken)
    {
        try
        {
            if (await lease.KeepAsync(stoppingToken))
            {
                await upkeep.TendAsync(() => sending.Keys.ToHashSet(), () => lease.KeepAsync(stoppingToken), stoppingToken);
                if (await lease.KeepAsync(stoppingToken))
                {
                    await TurnAsync(ended, stoppingToken);
                }
            }
            else
            {
                WebhookTelemetry.Unseen(endpoint.Name);
            }
        }
        catch (StoreUnavailableException)
        {
            // The next turn comes soon.
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            log.Stumbled(endpoint.Name, fault);
        }
    }

    /// <summary>Begins to send as much as there is room for.</summary>
    private async Task TurnAsync(CancellationToken ended, CancellationToken stoppingToken)
    {
        // As it was before the queue was read: what is settled meanwhile may be in the answer still.
        var busy = sending.Keys.ToHashSet();
        var room = pace.Width(time.GetUtcNow()) - busy.Count;
        if (room <= 0)
        {
            return;
        }

        var (events, isDisabled) = await queue.NextAsync(endpoint.Name, false, room + busy.Count, stoppingToken);
        foreach (var one in isDisabled ? [] : events.Where(one => !busy.Contains(one.Event.Entry.Home)).Take(room).ToList())
        {
            // It is there before it can take itself out.
            var begun = new TaskCompletionSource();
            sending[one.Event.Entry.Home] = begun.Task;
            _ = SendAsync(one, begun, lease.Lost, ended);
        }
    }

    private async Task SendAsync(WaitingWebhookEvent one, TaskCompletionSource begun, CancellationToken lost, CancellationToken ended)
    {
        // Whoever has the right next sends it too: not both at once.
        using var over = CancellationTokenSource.CreateLinkedTokenSource(lost, ended);
        try
        {
            var answer = await courier.SendAsync(one.Event, over.Token);
            pace.Note(answer, time.GetUtcNow());
            WebhookTelemetry.Attempted(endpoint.Name, answer);
            await SettleAsync(one.Event, one.Attempts + 1, answer, ended);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // Somebody else sends it, or this process when it runs again.
        }
        catch (Exception fault)
        {
            log.Stumbled(endpoint.Name, fault);
            await KeepBackAsync(ended);
        }
        finally
        {
            sending.TryRemove(one.Event.Entry.Home, out _);
            begun.SetResult();
            bell.Ring();
        }
    }

    private async Task SettleAsync(WebhookEvent one, int attempts, WebhookAnswer answer, CancellationToken ended)
    {
        if (answer.Fault is not { } fault)
        {
            await WrittenAsync(() => queue.DeliveredAsync(endpoint.Name, one, ended), ended);
        }
        else if (answer.IsGone)
        {
            await WrittenAsync(() => DisableAsync(ended), ended);
        }
        else if (RetrySchedule.Next(attempts, one.QueuedAt, endpoint.Options.RetryFor, answer.RetryAfter, Chance(), time.GetUtcNow()) is { } next)
        {
            log.Failed(endpoint.Name, fault);
            await WrittenAsync(() => queue.PutOffAsync(endpoint.Name, one, attempts, next, ended), ended);
        }
        else
        {
            await WrittenAsync(
                async () =>
                {
                    await upkeep.GiveUpAsync(new(one, attempts), fault, GivenUp.Overdue, ended);
                    await upkeep.GiveUpOverdueAsync(one.Entry.Home, $"not tried; the one before: {fault}", GivenUp.Overdue, ended);
                },
                ended);
        }
    }

    /// <summary>The event, too, stays where it is: it is the first one that is sent when the endpoint goes on.</summary>
    private async Task DisableAsync(CancellationToken ended)
    {
        if (await endpoints.DisableAsync(endpoint.Name, ended))
        {
            log.Disabled(endpoint.Name);
        }
    }

    /// <summary>What went wrong would do so again at once.</summary>
    private async Task KeepBackAsync(CancellationToken ended)
    {
        try
        {
            await Task.Delay(LookEvery, time, ended);
        }
        catch (OperationCanceledException)
        {
            // It has ended.
        }
    }

    /// <summary>Writes how it went until the store has taken it: else the event would be sent again.</summary>
    private async Task WrittenAsync(Func<Task> write, CancellationToken ended)
    {
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(LookEvery, time, ended);
            }
        }
    }

    private async Task EndAsync(CancellationTokenSource ended)
    {
        ended.CancelAfter(EndWithin);
        await Task.WhenAll(sending.Values);
        WebhookTelemetry.Unseen(endpoint.Name);
        try
        {
            await lease.ReleaseAsync();
        }
        catch (StoreUnavailableException)
        {
            // The others find out by themselves.
        }
    }
}
