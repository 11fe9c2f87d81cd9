namespace Continuity.Redis.Commit;

/// <summary>When something falls due next in a home.</summary>
/// <param name="At">When, or null for never.</param>
internal readonly record struct Due(DateTimeOffset? At);
