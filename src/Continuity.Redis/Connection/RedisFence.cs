using StackExchange.Redis;

namespace Continuity.Redis.Connection;

/// <summary>The client's calls behind one fence: each has a deadline, and its faults are told from bugs here and nowhere else.</summary>
/// <param name="connection">What they go by.</param>
/// <param name="options">Hold the deadline.</param>
/// <param name="claims">Looked at again where a server is silent; null where there is only one to ask.</param>
internal sealed class RedisFence(StoreConnection connection, RedisOptions options, ClusterClaims? claims = null) : IRedisCalls
{
    private static readonly Script RangeWithLength = Script.Reading("range_with_length.lua");

    private IDatabase Database => connection.Multiplexer.GetDatabase();

    /// <summary>What is sent to one primary alone fails where another has the keys.</summary>
    private CommandFlags Flags => connection.IsOfOne ? CommandFlags.NoRedirect : CommandFlags.None;

    public async Task<RedisResult> EvaluateAsync(Script script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await Within(() => Database.ScriptEvaluateAsync(script.Hash, keys, arguments, Flags), cancellationToken);
        }
        catch (RedisServerException fault) when (fault.Message.Contains("NOSCRIPT", StringComparison.Ordinal))
        {
            object[] whole = [script.Text, keys.Length, .. keys.Select(static k => (object)k), .. arguments.Select(static a => (object)a)];
            return await Within(() => Database.ExecuteAsync("EVAL", whole, Flags), cancellationToken);
        }
    }

    public Task<RedisValue> GetAsync(RedisKey key, CancellationToken cancellationToken) =>
        Within(() => Database.StringGetAsync(key, Flags), cancellationToken);

    public Task<RedisValue> GetConfirmedAsync(RedisKey key, CancellationToken cancellationToken) => GetAsync(key, cancellationToken);

    public Task SetAsync(RedisKey key, RedisValue value, CancellationToken cancellationToken) =>
        Within(() => Database.StringSetAsync(key, value, null, When.Always, Flags), cancellationToken);

    public Task<bool> SetIfAbsentAsync(RedisKey key, RedisValue value, TimeSpan? expiry, CancellationToken cancellationToken) =>
        Within(() => Database.StringSetAsync(key, value, expiry, When.NotExists, Flags), cancellationToken);

    public Task<long> IncrementAsync(RedisKey key, long by, CancellationToken cancellationToken) =>
        Within(() => Database.StringIncrementAsync(key, by, Flags), cancellationToken);

    public Task<RedisValue[]> HashGetAsync(RedisKey key, RedisValue[] fields, CancellationToken cancellationToken) =>
        Within(() => Database.HashGetAsync(key, fields), cancellationToken);

    public Task<HashEntry[]> HashGetAllAsync(RedisKey key, CancellationToken cancellationToken) =>
        Within(() => Database.HashGetAllAsync(key), cancellationToken);

    public Task<RedisValue[]> ListRangeAsync(RedisKey key, long start, long stop, CancellationToken cancellationToken) =>
        Within(() => Database.ListRangeAsync(key, start, stop), cancellationToken);

    public async Task<(RedisValue[] Values, long Length)> ListRangeWithLengthAsync(RedisKey key, long start, long stop, CancellationToken cancellationToken)
    {
        var reply = (RedisResult[])(await EvaluateAsync(RangeWithLength, [key], [start, stop], cancellationToken))!;
        return ((RedisValue[])reply[0]!, (long)reply[1]);
    }

    public Task<long> ListLengthAsync(RedisKey key, CancellationToken cancellationToken) =>
        Within(() => Database.ListLengthAsync(key), cancellationToken);

    public Task<SortedSetEntry[]> SortedSetRangeByScoreAsync(RedisKey key, double from, double to, long skip, long take, CancellationToken cancellationToken) =>
        Within(() => Database.SortedSetRangeByScoreWithScoresAsync(key, from, to, skip: skip, take: take), cancellationToken);

    public Task<RedisValue[]> SortedSetRangeAfterAsync(RedisKey key, RedisValue after, long take, CancellationToken cancellationToken) =>
        Within(() => Database.SortedSetRangeByValueAsync(key, after.IsNull ? default : after, default, Exclude.Start, skip: 0, take: take, flags: CommandFlags.None), cancellationToken);

    public Task<long> SortedSetLengthAsync(RedisKey key, CancellationToken cancellationToken) =>
        Within(() => Database.SortedSetLengthAsync(key), cancellationToken);

    public Task SortedSetAddAsync(RedisKey key, RedisValue member, double score, CancellationToken cancellationToken) =>
        Within(() => Database.SortedSetAddAsync(key, member, score, Flags), cancellationToken);

    public Task SortedSetRemoveAsync(RedisKey key, RedisValue[] members, CancellationToken cancellationToken) =>
        Within(() => Database.SortedSetRemoveAsync(key, members, Flags), cancellationToken);

    public Task ConfirmAsync(RedisKey key, CancellationToken cancellationToken) => Task.CompletedTask;

    public IDisposable Listen(string channel, Action heard) => new ChannelListener(connection.Multiplexer.GetSubscriber(), channel, heard);

    public Task<TimeSpan> PingAsync(CancellationToken cancellationToken) => Within(() => Database.PingAsync(), cancellationToken);

    private async Task<T> Within<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        using var waiting = StoreBudget.Wait(options.Deadline);
        try
        {
            // The client's asynchronous calls have no deadline of their own.
            return await call().WaitAsync(waiting.Left, cancellationToken);
        }
        catch (Exception fault) when (ClientFault.Describe(fault, waiting.Left) is { } reason)
        {
            if (fault is TimeoutException)
            {
                // Perhaps another took over from a server whose connection stands and that says nothing.
                claims?.LookAgain();
            }

            throw new StoreUnavailableException(reason, fault);
        }
    }
}
