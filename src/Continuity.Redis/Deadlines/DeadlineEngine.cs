using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Time;
using Microsoft.Extensions.Hosting;

namespace Continuity.Redis.Deadlines;

/// <summary>
/// Settles what falls due in this process's share of the partitions: offers that expire, follow-ups. It knows of everything before its time, for it looks at each partition every
/// few seconds, further ahead than anything can be set to fall due. Of what has become due meanwhile, by a pause or a crash, the earliest is settled first.
/// </summary>
internal sealed class DeadlineEngine(
    Membership membership, DueReader reader, DueFiring firing, StoreConnection connection, DeadlineOptions options, StoreTime time, DeadlineLog log) : BackgroundService
{
    /// <summary>How far it looks ahead: nothing may be set to fall due sooner than this.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan UntilRung = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterStumbling = TimeSpan.FromSeconds(1);

    /// <summary>A look whose answer was lost must be done again in time, however long other calls may take.</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim slots = new(options.Concurrency);
    private readonly DeadlineSchedule schedule = new(time);
    private IReadOnlyList<string> members = [];

    /// <summary>This process, as the others know it.</summary>
    public string Id => membership.Id;

    /// <summary>The partitions in which it is this process that settles what falls due.</summary>
    public IReadOnlyList<Partition> Share => schedule.Share;

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            if (connection.IsOpen)
            {
                await membership.LeaveAsync(cancellationToken);
            }
        }
        catch (StoreUnavailableException)
        {
            // The others find out by themselves.
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(
                KeepOnAsync(ShareAsync, stoppingToken),
                KeepOnAsync(LookAsync, stoppingToken),
                KeepOnAsync(FireAsync, stoppingToken));
        }
        finally
        {
            for (var i = 0; i < options.Concurrency; i++)
            {
                await slots.WaitAsync(CancellationToken.None);
            }
        }
    }

    private async Task KeepOnAsync(Func<CancellationToken, Task> part, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await part(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                if (fault is not StoreUnavailableException)
                {
                    log.Stumbled(fault);
                }

                await Task.Delay(AfterStumbling, time, stoppingToken);
            }
        }
    }

    /// <summary>Says that this process lives, and takes the share that falls to it.</summary>
    private async Task ShareAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            if (connection.IsOpen)
            {
                var living = await membership.RenewAsync(stoppingToken);
                if (!living.Order().SequenceEqual(members))
                {
                    members = [.. living.Order()];
                    schedule.Take(Shares.Of(membership.Id, members));
                }
            }

            await Task.Delay(options.Lease / 3, time, stoppingToken);
        }
    }

    /// <summary>Looks at a part of the share at each turn, and at what is wanted.</summary>
    private async Task LookAsync(CancellationToken stoppingToken)
    {
        var interval = options.LookEvery / DeadlineSchedule.Turns;
        for (var (turn, began) = (0, time.GetTimestamp()); ;)
        {
            var left = interval - time.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                (turn, began) = ((turn + 1) % DeadlineSchedule.Turns, time.GetTimestamp());
                Look(schedule.Next(turn), stoppingToken);
                log.Away(schedule.Away);
            }
            else
            {
                await schedule.Looks.WaitAsync(left, stoppingToken);
                Look(schedule.Next(null), stoppingToken);
            }
        }
    }

    private void Look(IReadOnlyList<Look> next, CancellationToken stoppingToken)
    {
        foreach (var call in reader.Calls(next))
        {
            _ = LookAsync(call, stoppingToken);
        }
    }

    private async Task LookAsync(IReadOnlyList<Look> call, CancellationToken stoppingToken)
    {
        try
        {
            var until = (time.Now() + Horizon).ToUnixTimeMilliseconds();
            var found = await reader.ReadAsync(call, until, stoppingToken).WaitAsync(LongestLook, time, stoppingToken);
            for (var i = 0; i < call.Count; i++)
            {
                schedule.Found(call[i], found[i], until);
            }
        }
        catch (Exception fault)
        {
            foreach (var look in call)
            {
                schedule.Missed(look);
            }

            if (fault is not (StoreUnavailableException or TimeoutException or OperationCanceledException))
            {
                log.Stumbled(fault);
            }
        }
    }

    /// <summary>Settles homes as their time comes.</summary>
    private async Task FireAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await slots.WaitAsync(stoppingToken);
            try
            {
                ScheduledHome? home;
                while ((home = schedule.TryTake(time.Now().ToUnixTimeMilliseconds(), out var wait)) is null)
                {
                    await schedule.Firings.WaitAsync(wait is { } ms && ms < UntilRung.TotalMilliseconds ? TimeSpan.FromMilliseconds(ms) : UntilRung, stoppingToken);
                }

                _ = FireAsync(home, stoppingToken);
            }
            catch
            {
                slots.Release();
                throw;
            }
        }
    }

    private async Task FireAsync(ScheduledHome home, CancellationToken stoppingToken)
    {
        try
        {
            var next = await firing.FireAsync(new(home.Id, home.At), stoppingToken);
            schedule.Settled(home, next <= time.Now() + Horizon ? next?.ToUnixTimeMilliseconds() : null);
        }
        catch (Exception fault)
        {
            schedule.Failed(home, time.Now().ToUnixTimeMilliseconds(), fault is StoreUnavailableException);
            if (fault is not OperationCanceledException)
            {
                DeadlineTelemetry.Failed();
                log.Failed(home.Line.Partition.Number, fault);
            }
        }
        finally
        {
            slots.Release();
        }
    }
}
