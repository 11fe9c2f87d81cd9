using System.Collections.Concurrent;
using Continuity.Redis.Connection;
using StackExchange.Redis;

namespace Continuity.Benchmarks.RawScripts;

/// <summary>Calls to Redis, those that a request comes to noted with it, also those that are made for it in the background.</summary>
/// <param name="redis">Makes them.</param>
internal sealed class RecordingCalls(IRedisCalls redis) : IRedisCalls
{
    private readonly AsyncLocal<RawOperation?> current = new();
    private readonly ConcurrentDictionary<Script, bool> scripts = new();

    /// <summary>The scripts that were called.</summary>
    public ICollection<Script> Scripts => scripts.Keys;

    /// <summary>Runs a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>What it answered, and what it came to so far; what follows in the background is added.</returns>
    /// <typeparam name="T">Its answer.</typeparam>
    public async Task<(T Answer, RawOperation Operation)> RecordAsync<T>(Func<Task<T>> request)
    {
        var operation = new RawOperation();
        current.Value = operation;
        return (await request(), operation);
    }

    public Task<RedisResult> EvaluateAsync(Script script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        scripts.TryAdd(script, true);
        return Note(database => database.ScriptEvaluateAsync(script.Hash, keys, arguments), () => redis.EvaluateAsync(script, keys, arguments, cancellationToken));
    }

    public Task<RedisValue> GetAsync(RedisKey key, CancellationToken cancellationToken) => Note(database => database.StringGetAsync(key), () => redis.GetAsync(key, cancellationToken));

    public Task<RedisValue> GetConfirmedAsync(RedisKey key, CancellationToken cancellationToken) =>
        Note(database => database.StringGetAsync(key), () => redis.GetConfirmedAsync(key, cancellationToken));

    public Task SetAsync(RedisKey key, RedisValue value, CancellationToken cancellationToken) =>
        Note(database => database.StringSetAsync(key, value), () => redis.SetAsync(key, value, cancellationToken));

    public Task<bool> SetIfAbsentAsync(RedisKey key, RedisValue value, TimeSpan? expiry, CancellationToken cancellationToken) =>
        Note(database => database.StringSetAsync(key, value, expiry, When.NotExists), () => redis.SetIfAbsentAsync(key, value, expiry, cancellationToken));

    public Task<long> IncrementAsync(RedisKey key, long by, CancellationToken cancellationToken) =>
        Note(database => database.StringIncrementAsync(key, by), () => redis.IncrementAsync(key, by, cancellationToken));

    public Task<RedisValue[]> HashGetAsync(RedisKey key, RedisValue[] fields, CancellationToken cancellationToken) =>
        Note(database => database.HashGetAsync(key, fields), () => redis.HashGetAsync(key, fields, cancellationToken));

    public Task<HashEntry[]> HashGetAllAsync(RedisKey key, CancellationToken cancellationToken) =>
        Note(database => database.HashGetAllAsync(key), () => redis.HashGetAllAsync(key, cancellationToken));

    public Task<RedisValue[]> ListRangeAsync(RedisKey key, long start, long stop, CancellationToken cancellationToken) =>
        Note(database => database.ListRangeAsync(key, start, stop), () => redis.ListRangeAsync(key, start, stop, cancellationToken));

    public Task<(RedisValue[] Values, long Length)> ListRangeWithLengthAsync(RedisKey key, long start, long stop, CancellationToken cancellationToken) =>
        Note(
            database =>
            {
                var transaction = database.CreateTransaction();
                return Task.WhenAll(transaction.ListRangeAsync(key, start, stop), transaction.ListLengthAsync(key), transaction.ExecuteAsync());
            },
            () => redis.ListRangeWithLengthAsync(key, start, stop, cancellationToken));

    public Task<long> ListLengthAsync(RedisKey key, CancellationToken cancellationToken) => Note(database => database.ListLengthAsync(key), () => redis.ListLengthAsync(key, cancellationToken));

    public Task<SortedSetEntry[]> SortedSetRangeByScoreAsync(RedisKey key, double from, double to, long skip, long take, CancellationToken cancellationToken) =>
        Note(
            database => database.SortedSetRangeByScoreWithScoresAsync(key, from, to, skip: skip, take: take),
            () => redis.SortedSetRangeByScoreAsync(key, from, to, skip, take, cancellationToken));

    public Task<RedisValue[]> SortedSetRangeAfterAsync(RedisKey key, RedisValue after, long take, CancellationToken cancellationToken) =>
        Note(
            database => database.SortedSetRangeByValueAsync(key, after.IsNull ? default : after, default, Exclude.Start, 0, take),
            () => redis.SortedSetRangeAfterAsync(key, after, take, cancellationToken));

    public Task<long> SortedSetLengthAsync(RedisKey key, CancellationToken cancellationToken) =>
        Note(database => database.SortedSetLengthAsync(key), () => redis.SortedSetLengthAsync(key, cancellationToken));

    public Task SortedSetAddAsync(RedisKey key, RedisValue member, double score, CancellationToken cancellationToken) =>
        Note(database => database.SortedSetAddAsync(key, member, score), () => redis.SortedSetAddAsync(key, member, score, cancellationToken));

    public Task ConfirmAsync(RedisKey key, CancellationToken cancellationToken) => redis.ConfirmAsync(key, cancellationToken);

    public Task SortedSetRemoveAsync(RedisKey key, RedisValue[] members, CancellationToken cancellationToken) =>
        Note(database => database.SortedSetRemoveAsync(key, members), () => redis.SortedSetRemoveAsync(key, members, cancellationToken));

    public IDisposable Listen(string channel, Action heard) => redis.Listen(channel, heard);

    public Task<TimeSpan> PingAsync(CancellationToken cancellationToken) => redis.PingAsync(cancellationToken);

    private Task Note(RecordedCall recorded, Func<Task> call) => Note(recorded, async () =>
    {
        await call();
        return true;
    });

    private Task<T> Note<T>(RecordedCall recorded, Func<Task<T>> call) => current.Value is { } operation ? operation.NoteAsync(recorded, call) : call();
}
