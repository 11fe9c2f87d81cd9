using Continuity.Customers;

namespace Continuity.Redis.Projections;

/// <summary>A home is erased, and what is left in it must be taken away.</summary>
/// <param name="Home">The home.</param>
internal sealed record HomeErased(CustomerId Home) : OutboxMessage;
