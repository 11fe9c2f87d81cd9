using Continuity.Customers;

namespace Continuity.Redis.Projections;

/// <summary>An identity that another home of the customer has was proved to be theirs, which is to be kept there.</summary>
/// <param name="Home">The home that has it.</param>
/// <param name="Claim">The identity, and how sure it is now.</param>
internal sealed record IdentityRaised(CustomerId Home, IdentityClaim Claim) : OutboxMessage;
