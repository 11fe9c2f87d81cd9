using Continuity.Api.Errors;

namespace Continuity.Api.Ingest;

/// <summary>Takes in what channels' systems tell of how a message of ours went out.</summary>
internal interface IDeliveryReceipts
{
    /// <summary>Records a receipt; one that was recorded before, or that is older than what is known, changes nothing.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Why it was refused; null where it is recorded.</returns>
    Task<UserError?> RecordAsync(DeliveryReceipt receipt, CancellationToken cancellationToken);
}
