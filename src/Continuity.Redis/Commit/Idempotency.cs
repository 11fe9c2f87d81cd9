namespace Continuity.Redis.Commit;

/// <summary>What makes a command the same as an earlier one.</summary>
/// <param name="Caller">Who sent it; the keys of different callers have nothing to do with each other.</param>
/// <param name="Key">The caller's key, 1 to 200 characters.</param>
/// <param name="PayloadHash">A digest of the command and its input, without blanks. Another one with the same key is a conflict.</param>
public sealed record Idempotency(string Caller, string Key, string PayloadHash);
