using Continuity.Customers;

namespace Continuity.Redis.Projections;

/// <summary>An identity that another home of the customer has was proved to be theirs, which is to be kept there.</summary>
/// <param name="Home">The home that has it.</param>
/// <param name="Identity">The identity as it is now. Linked again since, it is another matter, and stays as it was linked.</param>
internal sealed record IdentityRaised(CustomerId Home, LinkedIdentity Identity) : OutboxMessage;
