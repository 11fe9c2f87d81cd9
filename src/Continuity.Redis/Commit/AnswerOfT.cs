namespace Continuity.Redis.Commit;

/// <summary>How an answer is kept, to be given again to a repeat.</summary>
/// <typeparam name="T">What the caller is told.</typeparam>
/// <param name="Write">Writes it: short, for it is kept for days.</param>
/// <param name="Read">Reads it again.</param>
public sealed record Answer<T>(Func<T, string> Write, Func<string, T> Read);
