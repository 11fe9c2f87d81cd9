using Continuity.Customers;
using Continuity.Redis;
using Continuity.Redis.Delivery;
using Continuity.Redis.Time;

namespace Continuity.Api.Delivery;

/// <summary>Sends what a home has to send: its sessions beside each other, while no other process does. It goes on until nothing can be sent now.</summary>
internal sealed class HomeSending(CustomerId home, Deliveries deliveries, SendingQueue queue, LineSending lines, Gateways gateways, StoreTime time)
{
    private readonly Dictionary<int, Task<LineEnd>> running = [];
    private readonly Dictionary<int, DateTimeOffset> waiting = [];
    private TaskCompletionSource news = New();
    private DateTimeOffset othersLookAt;
    private int last;

    /// <summary>There may be more to send.</summary>
    public void Ring() => Volatile.Read(ref news).TrySetResult();

    /// <summary>Sends it, where no other process does.</summary>
    /// <param name="cancellationToken">Ends it, save what is on its way; what waits is then left to the others at once.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Waited for in any case: a right that was taken must be given back.
        await using var lease = await deliveries.TryTakeAsync(home, gateways.Lease, CancellationToken.None);
        if (lease is null)
        {
            return;
        }

        waiting.Clear();
        var isThrough = false;
        List<QueuedEntry> done;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            isThrough = await SendAsync(lease, end.Token);
        }
        catch (Exception fault) when (fault is StoreUnavailableException or OperationCanceledException)
        {
            // What is left is looked at again as soon as the store can be told so.
        }
        finally
        {
            // Nothing waits any longer, for its turn or between two requests. What is on its way is waited for, and notes what came of it.
            await end.CancelAsync();
            await ((Task)Task.WhenAll(running.Values)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            done = await EndAsync();
        }

        await queue.SettleAsync(home, done, last, isThrough && waiting.Count > 0 ? waiting.Values.Min() : time.GetUtcNow(), CancellationToken.None);
    }

    /// <summary>Sends until nothing can be sent now, the right to send is lost, or it is ended.</summary>
    /// <returns>Whether nothing is under way any more.</returns>
    private async Task<bool> SendAsync(SenderLease lease, CancellationToken cancellationToken)
    {
        await BeginAsync(lease, cancellationToken);
        await DelayOthersAsync([]);
        do
        {
            Volatile.Write(ref news, New());
            await BeginAsync(lease, cancellationToken);
            if (running.Count > 0)
            {
                await Task.WhenAny([.. running.Values, news.Task, Task.Delay(gateways.Lease / 4, cancellationToken)]);
                var done = await EndAsync();
                if (done.Count > 0 || othersLookAt - time.GetUtcNow() <= gateways.Lease / 2)
                {
                    await DelayOthersAsync(done);
                }
            }
        }
        while (running.Count > 0 && await lease.HoldsAsync(gateways.Lease / 2, cancellationToken));

        return running.Count == 0;
    }

    /// <summary>Begins with the sessions that have something to send, and are not at it.</summary>
    private async Task BeginAsync(SenderLease lease, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var queued = await queue.ReadAsync(home, cancellationToken);
        last = queued.Count > 0 ? queued[^1].Sequence : last;
        var now = time.GetUtcNow();
        foreach (var line in queued.GroupBy(static one => one.Line ?? -one.Sequence))
        {
            if (!running.ContainsKey(line.Key) && !(waiting.TryGetValue(line.Key, out var until) && until > now))
            {
                waiting.Remove(line.Key);
                running.Add(line.Key, lines.SendAsync(home, [.. line], lease, cancellationToken));
            }
        }
    }

    /// <summary>Takes in what sessions have ended with.</summary>
    /// <returns>What need not be sent any more.</returns>
    private async Task<List<QueuedEntry>> EndAsync()
    {
        List<QueuedEntry> done = [];
        foreach (var (line, task) in running.Where(static one => one.Value.IsCompleted).ToList())
        {
            running.Remove(line);
            var end = await task;
            done.AddRange(end.Done);
            if (end.NextAt is { } until)
            {
                waiting[line] = until;
            }
        }

        return done;
    }

    // Should this process die, the others need not look before its right to send has ended.
    private async Task DelayOthersAsync(IReadOnlyList<QueuedEntry> done)
    {
        othersLookAt = time.GetUtcNow() + gateways.Lease;
        await queue.SettleAsync(home, done, last, othersLookAt, CancellationToken.None);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
