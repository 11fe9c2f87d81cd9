namespace Continuity.Api.Ingest;

/// <summary>How a message of ours went out, as the channel's system tells it.</summary>
internal enum DeliveryReceiptState
{
    /// <summary>It is on its way.</summary>
    Sent,

    /// <summary>The customer has it.</summary>
    Delivered,

    /// <summary>It did not reach them, and will not.</summary>
    Failed,
}
