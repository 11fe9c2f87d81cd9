using StackExchange.Redis;

namespace Continuity.Redis.Connection;

/// <summary>
/// Just those calls to Redis that the store makes. Each has a deadline. Several that are started before the first is awaited travel together.
/// Every one throws <see cref="StoreUnavailableException"/> where Redis can't serve it in time.
/// </summary>
internal interface IRedisCalls
{
    /// <summary>Runs a script; one that the server has forgotten is sent again.</summary>
    Task<RedisResult> EvaluateAsync(Script script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken);

    /// <summary>GET.</summary>
    Task<RedisValue> GetAsync(RedisKey key, CancellationToken cancellationToken);

    /// <summary>
    /// GET of what is to be stood upon: where there is anything, it is what the primary has that <see cref="ConfirmAsync"/> asks, and enough replicas have it too. Who has the key may change between a plain GET and a
    /// confirmation, and another server may have another value.
    /// </summary>
    Task<RedisValue> GetConfirmedAsync(RedisKey key, CancellationToken cancellationToken);

    /// <summary>SET.</summary>
    Task SetAsync(RedisKey key, RedisValue value, CancellationToken cancellationToken);

    /// <summary>SET NX, with PX where there is an expiry; whether it was set.</summary>
    Task<bool> SetIfAbsentAsync(RedisKey key, RedisValue value, TimeSpan? expiry, CancellationToken cancellationToken);

    /// <summary>INCRBY.</summary>
    Task<long> IncrementAsync(RedisKey key, long by, CancellationToken cancellationToken);

    /// <summary>HMGET.</summary>
    Task<RedisValue[]> HashGetAsync(RedisKey key, RedisValue[] fields, CancellationToken cancellationToken);

    /// <summary>HGETALL.</summary>
    Task<HashEntry[]> HashGetAllAsync(RedisKey key, CancellationToken cancellationToken);

    /// <summary>LRANGE, both ends included and from 0; negative ones count from the end.</summary>
    Task<RedisValue[]> ListRangeAsync(RedisKey key, long start, long stop, CancellationToken cancellationToken);

    /// <summary>LRANGE and LLEN in one script, so that both are of the same moment.</summary>
    Task<(RedisValue[] Values, long Length)> ListRangeWithLengthAsync(RedisKey key, long start, long stop, CancellationToken cancellationToken);

    /// <summary>LLEN.</summary>
    Task<long> ListLengthAsync(RedisKey key, CancellationToken cancellationToken);

    /// <summary>ZRANGEBYSCORE with LIMIT.</summary>
    Task<SortedSetEntry[]> SortedSetRangeByScoreAsync(RedisKey key, double from, double to, long skip, long take, CancellationToken cancellationToken);

    /// <summary>ZRANGEBYLEX from behind a member, with LIMIT.</summary>
    Task<RedisValue[]> SortedSetRangeAfterAsync(RedisKey key, RedisValue after, long take, CancellationToken cancellationToken);

    /// <summary>ZCARD.</summary>
    Task<long> SortedSetLengthAsync(RedisKey key, CancellationToken cancellationToken);

    /// <summary>ZADD.</summary>
    Task SortedSetAddAsync(RedisKey key, RedisValue member, double score, CancellationToken cancellationToken);

    /// <summary>ZREM.</summary>
    Task SortedSetRemoveAsync(RedisKey key, RedisValue[] members, CancellationToken cancellationToken);

    /// <summary>Waits until what was written so far, by whomever, to the primary that has a key is with as many replicas as <see cref="RedisOptions.AcknowledgedReplicas"/> says. Every write waits for that itself.</summary>
    Task ConfirmAsync(RedisKey key, CancellationToken cancellationToken);

    /// <summary>SUBSCRIBE until it is disposed of, in the background: now, or once there is a connection, and again after each that was lost.</summary>
    /// <param name="channel">The channel's name.</param>
    /// <param name="heard">Called on every message, and once when the subscription has come into force; from any thread, also from several at once.</param>
    IDisposable Listen(string channel, Action heard);

    /// <summary>PING; how long the answer took.</summary>
    Task<TimeSpan> PingAsync(CancellationToken cancellationToken);
}
