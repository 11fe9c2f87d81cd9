namespace Continuity.Api.Ingest;

/// <summary>What a channel's system tells of how a message of ours went out.</summary>
/// <param name="DeliveryId">The id that it was sent out with: the entry's.</param>
/// <param name="State">How it went.</param>
/// <param name="Error">Why it failed, 1 to 500 characters; null where it did not, or nothing is said.</param>
internal sealed record DeliveryReceipt(string DeliveryId, DeliveryReceiptState State, string? Error);
