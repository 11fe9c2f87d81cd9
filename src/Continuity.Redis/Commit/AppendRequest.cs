using Continuity.Threads;

namespace Continuity.Redis.Commit;

/// <summary>A command on one session that mostly changes no state.</summary>
/// <param name="Session">The session.</param>
public sealed record AppendRequest(SessionId Session)
{
    /// <summary>What makes it the same as an earlier one; null where it may be done twice.</summary>
    public Idempotency? Idempotency { get; init; }
}
