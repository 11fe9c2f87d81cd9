using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Delivery;

namespace Continuity.Privacy;

/// <summary>Gives up what has not left yet of a home that is erased. Nobody is told: nothing of it is left to be done.</summary>
public static class EraseDeliveries
{
    /// <summary>Decides.</summary>
    /// <param name="state">The home with the deliveries.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether there was anything to give up.</returns>
    public static Decision<bool> Decide(CustomerState state, DateTimeOffset now)
    {
        if (state.Profile.Erasure is null)
        {
            throw new ArgumentException("The home was not erased.", nameof(state));
        }

        var changes = state.Deliveries.Where(static one => one.Value.State == DeliveryState.Queued)
            .Aggregate(Changes.Of(state), (so, one) => DeliveryChange.Fail(so, one.Key, one.Value, SettleDelivery.Redacted, now));
        return changes.Accept(!ReferenceEquals(changes.State, state));
    }
}
