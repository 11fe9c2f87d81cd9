using Continuity.Customers;
using StackExchange.Redis;

namespace Continuity.Redis.Commit;

/// <summary>What came of trying to commit a command at one home.</summary>
internal sealed record Attempt<T>
{
    /// <summary>What came of the command; null where it must be tried again.</summary>
    public Committed<T>? Done { get; init; }

    /// <summary>What must leave the partition now.</summary>
    public IReadOnlyList<RedisValue> Messages { get; init; } = [];

    /// <summary>What agents and queues must be told now.</summary>
    public IReadOnlyList<RedisValue> Tellings { get; init; } = [];

    /// <summary>Whether something of it is to leave by gateways.</summary>
    public bool Sends { get; init; }

    /// <summary>How it was written, where it was.</summary>
    public WriteReply? Written { get; init; }

    /// <summary>The home to try next, or null for the same.</summary>
    public CustomerId? RedirectedTo { get; init; }

    /// <summary>The home where a merge must be settled first, or null.</summary>
    public CustomerId? Unsettled { get; init; }
}
