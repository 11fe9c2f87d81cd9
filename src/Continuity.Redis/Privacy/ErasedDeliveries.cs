using Continuity.Customers;
using Continuity.Privacy;
using Continuity.Redis.Commit;
using Continuity.Redis.Delivery;
using Continuity.Redis.Time;

namespace Continuity.Redis.Privacy;

/// <summary>What a home has to send by gateways: it is given up, and its place in the queue emptied. That a process is just sending ends by itself: it finds nothing more to send.</summary>
internal sealed class ErasedDeliveries(SendingQueue queue, Lazy<CommandCommit> commands, StoreTime time) : IErasedPlace
{
    private const int Step = 100;
    private static readonly Answer<bool> None = Answer.Json<bool>();

    /// <inheritdoc/>
    public async Task EraseAsync(CustomerId home, CancellationToken cancellationToken)
    {
        while (await queue.ReadAsync(home, cancellationToken) is { Count: > 0 } queued)
        {
            foreach (var step in queued.Chunk(Step))
            {
                var request = new CommitRequest(home) { Settles = true, Erases = true, Deliveries = [.. step.Select(static one => one.Sequence)] };
                await commands.Value.CommitAsync(request, EraseDeliveries.Decide, None, cancellationToken);
                await queue.SettleAsync(home, step, step[^1].Sequence, time.Now(), cancellationToken);
            }
        }
    }
}
