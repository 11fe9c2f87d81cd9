namespace Continuity.Delivery;

/// <summary>That an entry is to leave by a gateway, as far as there is one for it.</summary>
/// <param name="Kind">What leaves.</param>
public sealed record DeliveryOrder(DeliveryKind Kind)
{
    /// <summary>The number of the follow-up that it tells of, or null.</summary>
    public int? FollowUp { get; init; }
}
