using StackExchange.Redis;

namespace Continuity.Redis.Keys;

/// <summary>What is written for a second to learn whether replicas keep up.</summary>
internal static class AcknowledgedKey
{
    /// <summary>The key, in the same slot as another (cluster specification, "hash tags").</summary>
    /// <param name="key">The other.</param>
    public static RedisKey Beside(RedisKey key)
    {
        var text = (string)key!;
        var open = text.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf('}', open + 1);
        return close > open + 1 ? $"acknowledged:{text[open..(close + 1)]}" : $"acknowledged:{{{text}}}";
    }
}
