using Continuity.Threads;

namespace Continuity.Redis.Threads;

/// <summary>The session that an e-mail belongs to.</summary>
/// <param name="Session">The session.</param>
/// <param name="IsSent">Whether the company sent it; else its id is the word of whoever wrote it, who can give an e-mail any id.</param>
public sealed record FiledEmail(SessionId Session, bool IsSent);
