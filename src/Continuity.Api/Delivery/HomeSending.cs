using Continuity.Customers;
using Continuity.Redis.Delivery;
using Continuity.Redis.Time;

namespace Continuity.Api.Delivery;

/// <summary>Sends what a home has to send: its sessions beside each other, while no other process does. It goes on until nothing can be sent now.</summary>
internal sealed class HomeSending(CustomerId home, Deliveries deliveries, SendingQueue queue, LineSending lines, Gateways gateways, StoreTime time)
{
    private readonly Dictionary<int, Task<LineEnd>> running = [];
    private readonly Dictionary<int, DateTimeOffset> waiting = [];
    private TaskCompletionSource news = New();
    private int last;

    /// <summary>There may be more to send.</summary>
    public void Ring() => Volatile.Read(ref news).TrySetResult();

    /// <summary>Sends it, where no other process does.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var lease = await deliveries.TryTakeAsync(home, gateways.Lease, cancellationToken);
        if (lease is null)
        {
            return;
        }

        waiting.Clear();
        try
        {
            await BeginAsync(lease, cancellationToken);
            await DelayOthersAsync([], cancellationToken);
            do
            {
                Volatile.Write(ref news, New());
                await BeginAsync(lease, cancellationToken);
                if (running.Count > 0)
                {
                    await Task.WhenAny([.. running.Values, news.Task, Task.Delay(gateways.Lease / 4, cancellationToken)]);
                    await EndAsync(cancellationToken);
                }
            }
            while (running.Count > 0 && await lease.HoldsAsync(gateways.Lease / 2, cancellationToken));
        }
        finally
        {
            // What is on its way is waited for: it notes what came of it, and asks for nothing more once the lease is lost.
            await ((Task)Task.WhenAll(running.Values)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            running.Clear();
        }

        await queue.SettleAsync(home, [], last, waiting.Count > 0 ? waiting.Values.Min() : time.GetUtcNow(), cancellationToken);
    }

    /// <summary>Begins with the sessions that have something to send, and are not at it.</summary>
    private async Task BeginAsync(SenderLease lease, CancellationToken cancellationToken)
    {
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

    private async Task EndAsync(CancellationToken cancellationToken)
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

        if (done.Count > 0)
        {
            await DelayOthersAsync(done, cancellationToken);
        }
    }

    // Should this process die, the others need not look before its right to send has ended.
    private Task DelayOthersAsync(IReadOnlyList<QueuedEntry> done, CancellationToken cancellationToken) =>
        queue.SettleAsync(home, done, last, time.GetUtcNow() + gateways.Lease, cancellationToken);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
