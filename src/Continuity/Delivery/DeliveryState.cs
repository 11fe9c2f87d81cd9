namespace Continuity.Delivery;

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>It waits for its gateway.</summary>
    Queued,

    /// <summary>The gateway has taken it.</summary>
    Sent,

    /// <summary>It has reached the customer, as the gateway says.</summary>
    Delivered,

    /// <summary>It has not, and nothing more is tried.</summary>
    Failed,
}
