using Continuity.Customers;
using Continuity.Redis.Delivery;
using StackExchange.Redis;

namespace Continuity.Redis.Commit;

/// <summary>All that one command writes at one customer's home, and on which condition.</summary>
/// <param name="Home">The customer.</param>
/// <param name="At">When it was decided.</param>
internal sealed record Write(CustomerId Home, DateTimeOffset At)
{
    /// <summary>The version that it was decided on; null for an append, which has <see cref="Guards"/> instead.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>The length of the log that it was decided on; null where it may be longer by now.</summary>
    public int? ExpectedLength { get; init; }

    /// <summary>Fields that must still be of the version given.</summary>
    public IReadOnlyList<(RedisValue Name, RedisValue Version)> Guards { get; init; } = [];

    /// <summary>The fields that are read, beside the live ones, where the condition does not hold.</summary>
    public IReadOnlyList<RedisValue> Needed { get; init; } = [];

    public IReadOnlyList<RedisValue> Entries { get; init; } = [];

    /// <summary>Entries that take the place of others, with their indexes in the log.</summary>
    public IReadOnlyList<(RedisValue Index, RedisValue Entry)> Rewrites { get; init; } = [];

    /// <summary>What of the entries is to leave by gateways.</summary>
    public IReadOnlyList<OrderedDelivery> Deliveries { get; init; } = [];

    public IReadOnlyList<(RedisValue Name, RedisValue Value)> Fields { get; init; } = [];

    /// <summary>Fields that only ever rise.</summary>
    public IReadOnlyList<(RedisValue Name, RedisValue Value)> Activities { get; init; } = [];

    /// <summary>What became of who spoke last, the customer or somebody who serves them.</summary>
    public IReadOnlyList<ContactMark> Contacts { get; init; } = [];

    /// <summary>What must leave the partition.</summary>
    public IReadOnlyList<RedisValue> Messages { get; init; } = [];

    /// <summary>What agents and queues must be told of, which reaches each of them in the order of the home's commits.</summary>
    public IReadOnlyList<RedisValue> Tellings { get; init; } = [];

    /// <summary>When something falls due next; null where that is as it was.</summary>
    public Due? Due { get; init; }

    /// <summary>What becomes of the offers and follow-ups that are counted.</summary>
    public IReadOnlyList<CountedMatter> Matters { get; init; } = [];

    public Idempotency? Idempotency { get; init; }

    /// <summary>What a repeat is told.</summary>
    public string Answer { get; init; } = "";
}
