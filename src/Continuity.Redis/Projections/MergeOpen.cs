using Continuity.Customers;

namespace Continuity.Redis.Projections;

/// <summary>A home has announced a merge, or let a merged home go, and what follows from it is to be done.</summary>
internal sealed record MergeOpen(CustomerId Home) : OutboxMessage;
