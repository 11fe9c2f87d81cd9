using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Redis.Projections;

/// <summary>Somebody came by a code, as a guest, into a session of another customer: where they are erased, it must be found.</summary>
/// <param name="Identity">What they signed in with.</param>
/// <param name="Session">The session.</param>
/// <param name="At">When.</param>
internal sealed record GuestCame(Identity Identity, SessionId Session, DateTimeOffset At) : OutboxMessage;
