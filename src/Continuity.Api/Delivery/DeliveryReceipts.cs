using Continuity.Api.Errors;
using Continuity.Api.Ingest;
using Continuity.Api.Nodes;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Threads;
using Deliveries = Continuity.Redis.Delivery.Deliveries;

namespace Continuity.Api.Delivery;

/// <summary>Takes what channels' systems say later of what their gateways took. Said again, late or out of order, it changes nothing that is known better, and what has reached the customer stays so.</summary>
internal sealed class DeliveryReceipts(Deliveries deliveries)
{
    /// <summary>Records one.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="by">The channel whose system says it: it may tell of nothing that never left by it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>NOT_FOUND where nothing of that channel was ordered of the entry; null where it is recorded.</returns>
    public async Task<UserError?> RecordAsync(DeliveryReceipt receipt, Channel by, CancellationToken cancellationToken)
    {
        var told = receipt.State switch
        {
            DeliveryReceiptState.Delivered => DeliveryState.Delivered,
            DeliveryReceiptState.Failed => DeliveryState.Failed,
            _ => DeliveryState.Sent,
        };
        var error = told == DeliveryState.Failed ? receipt.Error : null;
        return NodeId.Entry(receipt.DeliveryId) is { } entry && await deliveries.ReceiveAsync(entry, by, told, error, cancellationToken) is not null
            ? null
            : UserError.List(Refusal.NotFound("delivery"))[0];
    }
}
