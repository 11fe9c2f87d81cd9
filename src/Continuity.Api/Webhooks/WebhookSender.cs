using System.Collections.Concurrent;
using System.Security.Cryptography;
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
    WebhookEndpoint endpoint, WebhookCourier courier, WebhookQueue queue, WebhookDeadLetters dead, WebhookEndpoints endpoints, WebhookLog log, StoreTime time)
{
    /// <summary>How long a process that is not heard of keeps others from sending.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(6);

    private const string DisabledFault = "the endpoint is disabled";
    private const int GivenUpAtOnce = 50;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TrimEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(5);
    private readonly string holder = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
    private readonly ConcurrentDictionary<CustomerId, Task> sending = new();
    private readonly WebhookPace pace = new(endpoint.Options.Concurrency);
    private readonly Bell bell = new(time);
    private long? heldSince;
    private long? askedAt;
    private long? trimmedAt;

    /// <summary>Where in its range each delay lies, from 0 to 1.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;

    private bool Holds => heldSince is { } since && time.GetElapsedTime(since) < Lease;

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

    private async Task TryTurnAsync(CancellationToken ended, CancellationToken stoppingToken)
    {
        try
        {
            if (await HoldAsync(stoppingToken))
            {
                await TrimAsync(stoppingToken);
                await TurnAsync(ended, stoppingToken);
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

    private async Task<bool> HoldAsync(CancellationToken cancellationToken)
    {
        if (askedAt is not { } asked || time.GetElapsedTime(asked) >= Lease / 3)
        {
            var began = time.GetTimestamp();
            heldSince = await endpoints.HoldAsync(endpoint.Name, holder, Lease, cancellationToken) ? began : null;
            askedAt = began;
        }

        return Holds;
    }

    private async Task TrimAsync(CancellationToken cancellationToken)
    {
        if (trimmedAt is { } at && time.GetElapsedTime(at) < TrimEvery)
        {
            return;
        }

        trimmedAt = time.GetTimestamp();
        var dropped = await dead.TrimAsync(endpoint.Name, endpoint.Options.MaximumDeadLetters, endpoint.Options.KeepDeadLettersFor, cancellationToken);
        if (dropped > 0)
        {
            WebhookTelemetry.Dropped(endpoint.Name, dropped);
            log.Dropped(endpoint.Name, dropped);
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
        if (isDisabled)
        {
            await GiveUpAllAsync(stoppingToken);
            return;
        }

        foreach (var one in events.Where(one => !busy.Contains(one.Event.Entry.Home)).Take(room))
        {
            // It is there before it can take itself out.
            var begun = new TaskCompletionSource();
            sending[one.Event.Entry.Home] = begun.Task;
            _ = SendAsync(one, begun, ended);
        }
    }

    private async Task SendAsync(WaitingWebhookEvent one, TaskCompletionSource begun, CancellationToken ended)
    {
        try
        {
            var answer = await courier.SendAsync(one.Event, ended);
            pace.Note(answer, time.GetUtcNow());
            WebhookTelemetry.Attempted(endpoint.Name, answer);
            await SettleAsync(one.Event, one.Attempts + 1, answer, ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Somebody else sends it, or this process when it runs again.
        }
        catch (Exception fault)
        {
            log.Stumbled(endpoint.Name, fault);
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
            await WrittenAsync(
                async () =>
                {
                    if (await endpoints.DisableAsync(endpoint.Name, ended))
                    {
                        WebhookTelemetry.Disabled(endpoint.Name);
                        log.Disabled(endpoint.Name);
                    }

                    await dead.GiveUpAsync(endpoint.Name, one, attempts, fault, ended);
                },
                ended);
        }
        else if (RetrySchedule.Next(attempts, one.QueuedAt, endpoint.Options.RetryFor, answer.RetryAfter, Chance(), time.GetUtcNow()) is { } next)
        {
            log.Failed(endpoint.Name, fault);
            await WrittenAsync(() => queue.PutOffAsync(endpoint.Name, one, attempts, next, ended), ended);
        }
        else
        {
            WebhookTelemetry.GivenUp(endpoint.Name);
            log.GivenUp(endpoint.Name, fault);
            await WrittenAsync(() => dead.GiveUpAsync(endpoint.Name, one, attempts, fault, ended), ended);
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

    /// <summary>What waits for an endpoint that is disabled does not vanish: it is given up, to be sent again when somebody says so.</summary>
    private async Task GiveUpAllAsync(CancellationToken stoppingToken)
    {
        while (Holds)
        {
            var busy = sending.Keys.ToHashSet();
            var (events, isDisabled) = await queue.NextAsync(endpoint.Name, true, GivenUpAtOnce + busy.Count, stoppingToken);
            var idle = events.Where(one => !busy.Contains(one.Event.Entry.Home)).ToList();
            if (!isDisabled || idle.Count == 0)
            {
                return;
            }

            await Task.WhenAll(idle.Select(one => dead.GiveUpAsync(endpoint.Name, one.Event, one.Attempts, DisabledFault, stoppingToken)));
            await HoldAsync(stoppingToken);
        }
    }

    private async Task EndAsync(CancellationTokenSource ended)
    {
        ended.CancelAfter(EndWithin);
        await Task.WhenAll(sending.Values);
        try
        {
            await endpoints.ReleaseAsync(endpoint.Name, holder, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // The others find out by themselves.
        }
    }
}
