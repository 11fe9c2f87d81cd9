using Continuity.Api.Errors;
using Continuity.Api.Ingest;
using Continuity.Api.Nodes;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Threads;
using Deliveries = Continuity.Redis.Delivery.Deliveries;

namespace Continuity.Api.Delivery;

/// <summary>Takes what gateways say later of what they took: that it has reached the customer, or that it has not.</summary>
internal sealed class DeliveryReceipts(Deliveries deliveries) : IDeliveryReceipts
{
    /// <inheritdoc/>
    public async Task<UserError?> RecordAsync(DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        if (NodeId.Entry(receipt.DeliveryId) is not { } entry)
        {
            return UserError.List(Refusal.NotFound("delivery"))[0];
        }

        // That it is on its way is known from the gateway's answer.
        var delivery = receipt.State switch
        {
            DeliveryReceiptState.Sent => await deliveries.FindAsync(entry, cancellationToken),
            DeliveryReceiptState.Delivered => await RecordAsync(entry, DeliveryState.Delivered, null, cancellationToken),
            _ => await RecordAsync(entry, DeliveryState.Failed, receipt.Error, cancellationToken),
        };
        return delivery is null ? UserError.List(Refusal.NotFound("delivery"))[0] : null;
    }

    /// <summary>Records one. Said again it changes nothing, and what has reached the customer stays so.</summary>
    /// <param name="entry">The entry's id, which the gateway got as <c>id</c>.</param>
    /// <param name="state">DELIVERED or FAILED.</param>
    /// <param name="code">The provider's code for what went wrong: 1 to 64 letters, digits and <c>_.:-</c>; null, or anything else, for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The delivery as it is by now; null where nothing was ordered of that entry.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is another state.</exception>
    public Task<EntryDelivery?> RecordAsync(EntryId entry, DeliveryState state, string? code, CancellationToken cancellationToken) => state switch
    {
        DeliveryState.Delivered => deliveries.ReceiveAsync(entry, true, null, cancellationToken),
        DeliveryState.Failed => deliveries.ReceiveAsync(entry, false, code, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A receipt says that it was delivered, or that it failed."),
    };
}
