using StackExchange.Redis;

namespace Continuity.Redis.Connection;

/// <summary>
/// The calls of a store whose replicas must have what is acknowledged (<see cref="RedisOptions.AcknowledgedReplicas"/>): each that may write goes to the primary of its keys and returns once enough replicas have
/// it. Reads go as ever.
/// </summary>
internal sealed class AcknowledgedCalls(RedisFence reads, PrimaryConnections primaries, ClusterClaims claims) : IRedisCalls
{
    public Task<RedisResult> EvaluateAsync(Script script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken) => script.OnlyReads
        ? reads.EvaluateAsync(script, keys, arguments, cancellationToken)
        : WriteAsync(keys[0], calls => calls.EvaluateAsync(script, keys, arguments, cancellationToken), cancellationToken);

    public Task<RedisValue> GetAsync(RedisKey key, CancellationToken cancellationToken) => reads.GetAsync(key, cancellationToken);

    public async Task<RedisValue> GetConfirmedAsync(RedisKey key, CancellationToken cancellationToken) => (await reads.GetAsync(key, cancellationToken)).IsNull
        ? RedisValue.Null
        : await WriteAsync(key, calls => calls.GetAsync(key, cancellationToken), cancellationToken);

    public Task SetAsync(RedisKey key, RedisValue value, CancellationToken cancellationToken) =>
        WriteAsync(key, calls => calls.SetAsync(key, value, cancellationToken), cancellationToken);

    public Task<bool> SetIfAbsentAsync(RedisKey key, RedisValue value, TimeSpan? expiry, CancellationToken cancellationToken) =>
        WriteAsync(key, calls => calls.SetIfAbsentAsync(key, value, expiry, cancellationToken), cancellationToken);

    public Task<long> IncrementAsync(RedisKey key, long by, CancellationToken cancellationToken) =>
        WriteAsync(key, calls => calls.IncrementAsync(key, by, cancellationToken), cancellationToken);

    public Task<RedisValue[]> HashGetAsync(RedisKey key, RedisValue[] fields, CancellationToken cancellationToken) => reads.HashGetAsync(key, fields, cancellationToken);

    public Task<HashEntry[]> HashGetAllAsync(RedisKey key, CancellationToken cancellationToken) => reads.HashGetAllAsync(key, cancellationToken);

    public Task<RedisValue[]> ListRangeAsync(RedisKey key, long start, long stop, CancellationToken cancellationToken) => reads.ListRangeAsync(key, start, stop, cancellationToken);

    public Task<(RedisValue[] Values, long Length)> ListRangeWithLengthAsync(RedisKey key, long start, long stop, CancellationToken cancellationToken) =>
        reads.ListRangeWithLengthAsync(key, start, stop, cancellationToken);

    public Task<long> ListLengthAsync(RedisKey key, CancellationToken cancellationToken) => reads.ListLengthAsync(key, cancellationToken);

    public Task<SortedSetEntry[]> SortedSetRangeByScoreAsync(RedisKey key, double from, double to, long skip, long take, CancellationToken cancellationToken) =>
        reads.SortedSetRangeByScoreAsync(key, from, to, skip, take, cancellationToken);

    public Task<RedisValue[]> SortedSetRangeAfterAsync(RedisKey key, RedisValue after, long take, CancellationToken cancellationToken) =>
        reads.SortedSetRangeAfterAsync(key, after, take, cancellationToken);

    public Task<long> SortedSetLengthAsync(RedisKey key, CancellationToken cancellationToken) => reads.SortedSetLengthAsync(key, cancellationToken);

    public Task SortedSetAddAsync(RedisKey key, RedisValue member, double score, CancellationToken cancellationToken) =>
        WriteAsync(key, calls => calls.SortedSetAddAsync(key, member, score, cancellationToken), cancellationToken);

    public Task SortedSetRemoveAsync(RedisKey key, RedisValue[] members, CancellationToken cancellationToken) =>
        WriteAsync(key, calls => calls.SortedSetRemoveAsync(key, members, cancellationToken), cancellationToken);

    public Task ConfirmAsync(RedisKey key, CancellationToken cancellationToken) => WriteAsync(key, static _ => Task.CompletedTask, cancellationToken);

    public IDisposable Listen(string channel, Action heard) => reads.Listen(channel, heard);

    public Task<TimeSpan> PingAsync(CancellationToken cancellationToken) => reads.PingAsync(cancellationToken);

    private Task<bool> WriteAsync(RedisKey key, Func<IRedisCalls, Task> write, CancellationToken cancellationToken) => WriteAsync(
        key,
        async calls =>
        {
            await write(calls);
            return true;
        },
        cancellationToken);

    private async Task<T> WriteAsync<T>(RedisKey key, Func<IRedisCalls, Task<T>> write, CancellationToken cancellationToken)
    {
        try
        {
            var primary = await primaries.OfAsync(key, cancellationToken);
            var written = await write(primary.Calls);
            await primary.ConfirmAsync(key, cancellationToken);
            return written;
        }
        catch (StoreUnavailableException)
        {
            claims.LookAgain();
            throw;
        }
    }
}
