using StackExchange.Redis;

namespace Continuity.Redis.Commit;

/// <summary>What <c>commit.lua</c> answers.</summary>
/// <param name="Outcome">What came of it.</param>
internal sealed record WriteReply(WriteOutcome Outcome)
{
    /// <summary>The log's length afterwards, where it was done.</summary>
    public int LogLength { get; init; }

    /// <summary>The place of what it tells among all that its home ever told, where it was done and tells anything.</summary>
    public long Order { get; init; }

    /// <summary>Whether the home had not finished telling of earlier commits, where it was done.</summary>
    public bool HasOlder { get; init; }

    /// <summary>The first answer, where it was a repeat.</summary>
    public string First { get; init; } = "";

    /// <summary>What <c>read.lua</c> found, where it lost a race.</summary>
    public RedisResult? Found { get; init; }
}
