using Continuity.Redis.Connection;
using StackExchange.Redis;

namespace Continuity.Api.Tests.Reading;

/// <summary>
/// Calls to Redis, those of a request under measurement held back until the request can't go on without them. Then all that are held travel together: that is a
/// round trip that the request has to wait for, however many commands it carries.
/// </summary>
internal sealed class LockstepCalls(IRedisCalls redis) : IRedisCalls
{
    private List<Func<Task<Action>>>? held;

    /// <summary>Holds back what is called from now on.</summary>
    public void Begin() => held = [];

    /// <summary>Lets everything through again.</summary>
    public void End() => held = null;

    /// <summary>What is held back by now: each sends its command and gives what tells the caller of the answer.</summary>
    public IReadOnlyList<Func<Task<Action>>> Take()
    {
        var taken = held!;
        held = [];
        return taken;
    }

    public Task<RedisResult> EvaluateAsync(Script script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken) =>
        Hold(() => redis.EvaluateAsync(script, keys, arguments, cancellationToken));

    public Task<RedisValue> GetAsync(RedisKey key, CancellationToken cancellationToken) => Hold(() => redis.GetAsync(key, cancellationToken));

    public Task<RedisValue> GetConfirmedAsync(RedisKey key, CancellationToken cancellationToken) => Hold(() => redis.GetConfirmedAsync(key, cancellationToken));

    public Task SetAsync(RedisKey key, RedisValue value, CancellationToken cancellationToken) => Hold(() => redis.SetAsync(key, value, cancellationToken));

    public Task<bool> SetIfAbsentAsync(RedisKey key, RedisValue value, TimeSpan? expiry, CancellationToken cancellationToken) =>
        Hold(() => redis.SetIfAbsentAsync(key, value, expiry, cancellationToken));

    public Task<long> IncrementAsync(RedisKey key, long by, CancellationToken cancellationToken) => Hold(() => redis.IncrementAsync(key, by, cancellationToken));

    public Task<HashEntry[]> HashGetAllAsync(RedisKey key, CancellationToken cancellationToken) => Hold(() => redis.HashGetAllAsync(key, cancellationToken));

    public Task<RedisValue[]> HashGetAsync(RedisKey key, RedisValue[] fields, CancellationToken cancellationToken) =>
        Hold(() => redis.HashGetAsync(key, fields, cancellationToken));

    public Task<RedisValue[]> ListRangeAsync(RedisKey key, long start, long stop, CancellationToken cancellationToken) =>
        Hold(() => redis.ListRangeAsync(key, start, stop, cancellationToken));

    public Task<(RedisValue[] Values, long Length)> ListRangeWithLengthAsync(RedisKey key, long start, long stop, CancellationToken cancellationToken) =>
        Hold(() => redis.ListRangeWithLengthAsync(key, start, stop, cancellationToken));

    public Task<long> ListLengthAsync(RedisKey key, CancellationToken cancellationToken) => Hold(() => redis.ListLengthAsync(key, cancellationToken));

    public Task<SortedSetEntry[]> SortedSetRangeByScoreAsync(RedisKey key, double from, double to, long skip, long take, CancellationToken cancellationToken) =>
        Hold(() => redis.SortedSetRangeByScoreAsync(key, from, to, skip, take, cancellationToken));

    public Task<RedisValue[]> SortedSetRangeAfterAsync(RedisKey key, RedisValue after, long take, CancellationToken cancellationToken) =>
        Hold(() => redis.SortedSetRangeAfterAsync(key, after, take, cancellationToken));

    public Task<long> SortedSetLengthAsync(RedisKey key, CancellationToken cancellationToken) => Hold(() => redis.SortedSetLengthAsync(key, cancellationToken));

    public Task SortedSetAddAsync(RedisKey key, RedisValue member, double score, CancellationToken cancellationToken) =>
        Hold(() => redis.SortedSetAddAsync(key, member, score, cancellationToken));

    public Task SortedSetRemoveAsync(RedisKey key, RedisValue[] members, CancellationToken cancellationToken) =>
        Hold(() => redis.SortedSetRemoveAsync(key, members, cancellationToken));

    public Task ConfirmAsync(RedisKey key, CancellationToken cancellationToken) => redis.ConfirmAsync(key, cancellationToken);

    public IDisposable Listen(string channel, Action heard) => redis.Listen(channel, heard);

    public Task<TimeSpan> PingAsync(CancellationToken cancellationToken) => Hold(() => redis.PingAsync(cancellationToken));

    private Task Hold(Func<Task> call) => Hold(async () =>
    {
        await call();
        return true;
    });

    private Task<T> Hold<T>(Func<Task<T>> call)
    {
        if (held is null)
        {
            return call();
        }

        // What waits for the answer goes on where it is told of it.
        var answer = new TaskCompletionSource<T>();
        held.Add(async () =>
        {
            var value = await call().ConfigureAwait(false);
            return () => answer.SetResult(value);
        });
        return answer.Task;
    }
}
