using Continuity.Api.Delivery;
using Continuity.Api.Nodes;

namespace Continuity.Api.Ingest;

/// <summary>Reads delivery receipts, and hands them on to where deliveries are kept.</summary>
/// <param name="receipts">Where they are kept.</param>
internal sealed class Deliveries(DeliveryReceipts receipts)
{
    /// <summary>The most characters of the reason.</summary>
    public const int ErrorCharacters = 500;

    /// <summary>Reads a receipt.</summary>
    /// <param name="content">The object that has it.</param>
    public static DeliveryReceipt Read(JsonContent content) =>
        new(content.Text("deliveryId", 200), content.Named<DeliveryReceiptState>("state"), content.OptionalText("error", ErrorCharacters));

    /// <summary>Takes one in.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="kind">The kind of the source that tells: it may tell of its own channel.</param>
    /// <param name="prefix">The path of its members, with a dot at the end; empty at the top.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IngestAnswer> TakeAsync(DeliveryReceipt receipt, IngestKind kind, string prefix, CancellationToken cancellationToken) => NodeId.Entry(receipt.DeliveryId) is null
        ? IngestAnswer.NotUnderstood($"{prefix}deliveryId", "deliveryId must be the id that it was sent out with.")
        : await receipts.RecordAsync(receipt, IngestChannels.Of(kind), cancellationToken) is { } refused ? IngestAnswer.Refused(refused, $"{prefix}deliveryId")
        : IngestAnswer.Recorded(null, receipt.DeliveryId);
}
