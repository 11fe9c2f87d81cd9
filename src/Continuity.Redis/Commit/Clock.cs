namespace Continuity.Redis.Commit;

/// <summary>Tells the time as the store keeps it.</summary>
internal static class Clock
{
    /// <summary>Now, to the millisecond: what is decided on is then what is read again.</summary>
    public static DateTimeOffset Now(this TimeProvider time) => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
