using Continuity.Customers;
using Continuity.Delivery;
using Continuity.Redis;
using Continuity.Redis.Delivery;
using Continuity.Redis.Time;

namespace Continuity.Api.Delivery;

/// <summary>Sends what is to leave in one session, strictly in order: the next one only once the one before was taken or given up.</summary>
internal sealed partial class LineSending(Deliveries deliveries, Gateways gateways, StoreTime time, ILogger<LineSending> log)
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BeyondAnAttempt = TimeSpan.FromSeconds(1);

    /// <summary>Sends until something must wait.</summary>
    /// <param name="home">The home.</param>
    /// <param name="queued">What is to leave, in order.</param>
    /// <param name="lease">The right to send.</param>
    /// <param name="cancellationToken">Ends it, save a request that is on its way.</param>
    public async Task<LineEnd> SendAsync(CustomerId home, IReadOnlyList<QueuedEntry> queued, SenderLease lease, CancellationToken cancellationToken)
    {
        List<QueuedEntry> done = [];
        try
        {
            foreach (var one in queued)
            {
                if (await SendInSightAsync(home, one, lease, cancellationToken) is { } waitsUntil)
                {
                    return new(done, waitsUntil);
                }

                done.Add(one);
            }

            return new(done, null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The rest has not left, and whoever has the right to send next may go on at once.
            return new(done, time.GetUtcNow());
        }
        catch (StoreUnavailableException)
        {
            return new(done, time.GetUtcNow() + AfterFault);
        }
        catch (Exception fault)
        {
            // What nobody foresaw must hold up this session alone, and lose nothing.
            LogFault(fault);
            return new(done, time.GetUtcNow() + gateways.Lease);
        }
    }

    /// <summary>Sends one, and lets those who watch know how long it waits.</summary>
    private async Task<DateTimeOffset?> SendInSightAsync(CustomerId home, QueuedEntry queued, SenderLease lease, CancellationToken cancellationToken)
    {
        DateTimeOffset? until = null;
        try
        {
            return until = await SendAsync(home, queued, lease, cancellationToken);
        }
        finally
        {
            gateways.Ages.Left(home, queued.Sequence, until);
        }
    }

    /// <summary>Sends one.</summary>
    /// <returns>Until when it waits; null where it need not be sent any more.</returns>
    private async Task<DateTimeOffset?> SendAsync(CustomerId home, QueuedEntry queued, SenderLease lease, CancellationToken cancellationToken)
    {
        while (await deliveries.FindAsync(home, queued, cancellationToken) is { Delivery: { State: DeliveryState.Queued } delivery } matter)
        {
            gateways.Ages.AtHand(home, queued.Sequence, delivery.Channel, delivery.QueuedAt);
            if (delivery.NextAttemptAt is { } next && next > time.GetUtcNow())
            {
                return next;
            }

            await deliveries.FileAsync(matter, cancellationToken);

            // The right to send is lost, and whoever has it now goes on.
            if (await AskAsync(queued, matter, lease, cancellationToken) is not { } result)
            {
                return time.GetUtcNow() + gateways.Lease;
            }

            // Once it was sent, that must be noted, even as this process stops. What can't be noted is not asked for again at once.
            switch (await deliveries.SettleAsync(matter, result, gateways.Rules, CancellationToken.None))
            {
                case null:
                    return time.GetUtcNow() + gateways.Lease;
                case { State: not DeliveryState.Queued }:
                    return null;
            }
        }

        return null;
    }

    private async Task<DeliveryResult?> AskAsync(QueuedEntry queued, DeliveryMatter matter, SenderLease lease, CancellationToken cancellationToken)
    {
        var channel = matter.Delivery.Channel;
        if (gateways.Find(channel) is not { } gateway)
        {
            // It had one when this was ordered, and may have one again: nothing is given up for a setting that is missing today.
            return new(channel, DeliveryOutcome.Unavailable, 0) { Error = "NO_GATEWAY" };
        }

        return await gateway.AskAsync(
            async (hasWaited, token) =>
            {
                // While it waited, for its turn or between two requests, it may have been redacted, or been known to have arrived.
                var current = hasWaited ? await deliveries.FindAsync(matter.Id.Home, queued, token) : matter;
                if (!await lease.HoldsAsync(gateway.AttemptTimeout + BeyondAnAttempt, token))
                {
                    throw new LeaseLostException();
                }

                return current is { Delivery.State: DeliveryState.Queued } && current.Delivery.Channel == channel
                    ? GatewayRequests.Of(current)
                    : (null, GatewayRequests.Outdated);
            },
            cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Something could not be sent for a reason that was not foreseen; it is tried again.")]
    private partial void LogFault(Exception fault);
}
