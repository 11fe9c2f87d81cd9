using Continuity.Customers;
using Continuity.Redis;
using Continuity.Redis.Delivery;
using Continuity.Redis.Time;

namespace Continuity.Api.Delivery;

/// <summary>
/// Sends what is to leave by gateways, in the background: at once what this process committed, and each second what is due in the store, put off earlier or left by a process that has died. Homes are
/// independent of each other, and so are channels: those that wait for a gateway, however slow, leave places enough for the others.
/// </summary>
internal sealed partial class DeliveryService(
    SendingBell bell, SendingQueue queue, Deliveries deliveries, LineSending lines, Gateways gateways, StoreTime time, ILogger<DeliveryService> log, int homesBeside = DeliveryService.HomesBeside)
    : BackgroundService
{
    /// <summary>How many homes are at work at a time beside those that may wait for the gateways.</summary>
    public const int HomesBeside = 2048;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly Dictionary<CustomerId, (HomeSending Sending, Task Task, bool IsRung)> homes = [];
    private readonly SemaphoreSlim places = new(homesBeside + gateways.Room);

    /// <inheritdoc/>
    public override void Dispose()
    {
        places.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(ListenAsync(stoppingToken), SweepAsync(stoppingToken));
        }
        finally
        {
            // What is on its way notes what came of it, and gives back the right to send.
            await Task.WhenAll(Tasks());
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await foreach (var home in bell.HeardAsync(cancellationToken))
        {
            Wake(home, cancellationToken);
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await queue.LookAsync(home => Wake(home, cancellationToken), cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
    }

    private void Wake(CustomerId home, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (homes.TryGetValue(home, out var known))
            {
                homes[home] = known with { IsRung = true };
                known.Sending.Ring();
                return;
            }

            var sending = new HomeSending(home, deliveries, queue, lines, gateways, time);
            homes[home] = (sending, Task.Run(() => SendAsync(home, sending, cancellationToken), CancellationToken.None), false);
        }
    }

    private List<Task> Tasks()
    {
        lock (gate)
        {
            return [.. homes.Values.Select(static one => one.Task)];
        }
    }

    private async Task SendAsync(CustomerId home, HomeSending sending, CancellationToken cancellationToken)
    {
        do
        {
            try
            {
                await places.WaitAsync(cancellationToken);
                try
                {
                    await sending.RunAsync(cancellationToken);
                }
                finally
                {
                    places.Release();
                }
            }
            catch (StoreUnavailableException)
            {
                // It is found again by the next look that succeeds.
            }
            catch (Exception fault)
            {
                if (!cancellationToken.IsCancellationRequested)
                {
                    LogFault(fault);
                }
            }
        }
        while (IsRungAgain(home) && !cancellationToken.IsCancellationRequested);
    }

    private bool IsRungAgain(CustomerId home)
    {
        lock (gate)
        {
            var known = homes[home];
            if (known.IsRung)
            {
                homes[home] = known with { IsRung = false };
                return true;
            }

            homes.Remove(home);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What waits to be sent could not be looked at; the next look is in a second.")]
    private partial void LogFailed(Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A home's messages could not be sent for a reason that was not foreseen; they are tried again.")]
    private partial void LogFault(Exception fault);
}
