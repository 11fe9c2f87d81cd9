using Continuity.Customers;

namespace Continuity.Redis.Projections;

/// <summary>An identity was unlinked from a customer, and leads nowhere, unless it was linked again meanwhile, there or elsewhere.</summary>
internal sealed record IdentityFreed(Identity Identity, CustomerId Customer) : OutboxMessage;
