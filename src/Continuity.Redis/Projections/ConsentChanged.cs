using Continuity.Customers;

namespace Continuity.Redis.Projections;

/// <summary>What a customer agrees to was changed at one of their homes, and at another one check-ins may have to be cancelled.</summary>
/// <param name="Home">The other home.</param>
internal sealed record ConsentChanged(CustomerId Home) : OutboxMessage;
