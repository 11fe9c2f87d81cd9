using System.Globalization;
using Continuity.Callers;
using Continuity.Continuation;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Time;
using StackExchange.Redis;

namespace Continuity.Redis.Continuation;

/// <summary>
/// Makes guessing at continuation codes dear. Each attempt of a caller counts as wrong before it is looked at, and is taken back where it was right; so however many are made at
/// once, no more than may be wrong are looked at. In one process a caller's attempts line up, so that right ones don't stand in each other's way.
/// The answer to a wrong one is held back, longer each time.
/// </summary>
public sealed class CodeAttempts
{
    private static readonly TimeSpan Counts = TimeSpan.FromHours(1);
    private static readonly Script CountWrong = Script.From("count_wrong.lua");
    private static readonly Script ForgiveWrong = Script.From("forgive_wrong.lua");
    private readonly CommitQueue queue = new();
    private readonly IRedisCalls redis;
    private readonly ContinuationOptions options;
    private readonly StoreTime time;

    internal CodeAttempts(IRedisCalls redis, ContinuationOptions options, StoreTime time) => (this.redis, this.options, this.time) = (redis, options, time);

    /// <summary>Lets a caller try a code.</summary>
    /// <typeparam name="T">What is wanted.</typeparam>
    /// <param name="caller">Who tries.</param>
    /// <param name="look">Looks at the code; a refusal says that it is wrong. It must not try another one.</param>
    /// <param name="cancellationToken">Ends the wait; what was counted stays so.</param>
    /// <returns>What was found; or the refusal, held back; or LIMIT_EXCEEDED at once and without looking, where the caller gave too many wrong ones.</returns>
    /// <exception cref="StoreUnavailableException">Redis can't serve it in time.</exception>
    public async Task<Outcome<T>> TryAsync<T>(Caller caller, Func<CancellationToken, Task<Outcome<T>>> look, CancellationToken cancellationToken)
    {
        var key = new WrongCodesKey(KeyDigest.Of(caller.Role.ToString(), caller.Id));
        Outcome<T> found;
        int wrong;
        using (await queue.EnterAsync(key.Times, cancellationToken))
        {
            var now = time.Now().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            var reply = (RedisResult[])(await redis.EvaluateAsync(CountWrong, [key.Times], [now, (long)Counts.TotalMilliseconds, options.WrongAnHour], cancellationToken))!;
            wrong = (int)reply[0];
            if (wrong == 0)
            {
                return TooMany(DateTimeOffset.FromUnixTimeMilliseconds((long)reply[1]) + Counts);
            }

            found = await look(cancellationToken);
            if (found.Refusal is null)
            {
                // It was right, whether the caller still waits for the answer or not.
                await redis.EvaluateAsync(ForgiveWrong, [key.Times], [now], CancellationToken.None);
                return found;
            }
        }

        await Task.Delay(options.WaitAfter(wrong), time, cancellationToken);
        return found;
    }

    private Refusal TooMany(DateTimeOffset until) => new(
        RefusalCode.LimitExceeded,
        string.Create(CultureInfo.InvariantCulture, $"There were {options.WrongAnHour} wrong continuation codes within an hour; try again after {until:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}."))
    {
        Path = ["input", "continuationCode"],
    };
}
