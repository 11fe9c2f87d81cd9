namespace Continuity.Redis.Keys;

/// <summary>Where the wrong continuation codes of one caller are counted.</summary>
/// <param name="Caller">The caller.</param>
internal readonly record struct WrongCodesKey(KeyDigest Caller)
{
    /// <summary>The key of the times at which they were given.</summary>
    public string Times => $"{{w:{Caller.Value}}}";
}
