namespace Continuity.Delivery;

/// <summary>What came of asking a gateway to take something.</summary>
public enum DeliveryOutcome
{
    /// <summary>It took it.</summary>
    Sent,

    /// <summary>It took it, and it has reached the customer.</summary>
    Delivered,

    /// <summary>It never will take it.</summary>
    Refused,

    /// <summary>It can't now, or nobody knows whether it did: it is asked again.</summary>
    Unavailable,
}
