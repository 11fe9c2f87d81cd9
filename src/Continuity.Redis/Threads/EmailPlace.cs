using Continuity.Customers;

namespace Continuity.Redis.Threads;

/// <summary>Where an e-mail is recorded.</summary>
/// <param name="Home">The home.</param>
/// <param name="Session">The number of the session there; null: with the customer, outside any session.</param>
public sealed record EmailPlace(CustomerId Home, int? Session);
