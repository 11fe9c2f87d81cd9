using Continuity.Threads;

namespace Continuity.Calls;

/// <summary>What a part of a call belongs to.</summary>
/// <param name="Session">The session.</param>
/// <param name="Entry">The sequence of the call's entry; null while it goes on.</param>
public sealed record CallTaken(SessionId Session, int? Entry);
