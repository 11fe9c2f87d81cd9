using Continuity.Customers;

namespace Continuity.Redis.Projections;

/// <summary>A home is erased, and what its person left as a guest of others must be taken away. While it waits, the home is not told to be done with.</summary>
/// <param name="Home">The home.</param>
/// <param name="Identity">One of the identities that the person had there.</param>
/// <param name="At">When they were erased: who comes with the identity after that is somebody new.</param>
internal sealed record GuestErased(CustomerId Home, Identity Identity, DateTimeOffset At) : OutboxMessage;
