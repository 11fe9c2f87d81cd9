using Continuity.Threads;

namespace Continuity.Redis.Projections;

/// <summary>An e-mail was recorded, and what answers it belongs to its session.</summary>
/// <param name="Id">Its Message-ID, or, for one that the company sent, also that of the e-mail which it answers.</param>
/// <param name="Session">The session.</param>
/// <param name="IsSent">Whether the company sent it, so that the id is the company's own word.</param>
internal sealed record EmailFiled(string Id, SessionId Session, bool IsSent) : OutboxMessage;
