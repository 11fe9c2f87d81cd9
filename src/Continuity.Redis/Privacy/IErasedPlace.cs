using Continuity.Customers;

namespace Continuity.Redis.Privacy;

/// <summary>
/// A place outside a customer's hash and log that holds something of a home. Each that there is must be registered as one, so that nothing is left anywhere of a person who is erased: what
/// is kept in the slots of the outbox's projections, of deliveries, of webhooks.
/// </summary>
public interface IErasedPlace
{
    /// <summary>Takes out of the place what it holds of a home. The home's own records are still as they were. It may be asked again, after a crash, and must then do what is left.</summary>
    /// <param name="home">The home.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task EraseAsync(CustomerId home, CancellationToken cancellationToken);
}
