using Continuity.Delivery;
using Continuity.Redis.Json;

namespace Continuity.Redis.Delivery;

/// <summary>Deliveries as the commit that orders them writes them.</summary>
internal static class StoredDelivery
{
    /// <summary>An append has no version, and nothing is ever decided on that of a delivery.</summary>
    private const long NoVersion = 0;

    public static IReadOnlyList<OrderedDelivery> Of(OrderedEntries ordered) =>
        [.. ordered.Deliveries.Select(static one => new OrderedDelivery(one.Place, SendingQueue.LineOf(one.Delivery.Line), StoredField.Write(one.Delivery, NoVersion)))];
}
