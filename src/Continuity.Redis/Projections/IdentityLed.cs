using Continuity.Customers;

namespace Continuity.Redis.Projections;

/// <summary>An identity was linked to a customer. It was claimed before; this makes good a claim that was lost.</summary>
internal sealed record IdentityLed(Identity Identity, CustomerId Customer) : OutboxMessage;
