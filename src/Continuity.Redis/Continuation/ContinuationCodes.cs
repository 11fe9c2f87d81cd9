using System.Globalization;
using Continuity.Continuation;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Time;
using StackExchange.Redis;

namespace Continuity.Redis.Continuation;

/// <summary>
/// The continuation codes: issued, looked at, and used once. What a code stands for is kept under the digest of its link token, and under the digest of its digits that digest.
/// A use notes who used it, so that their repeat goes on after a crash and anybody else is told that it is over; a use that came to nothing is given back.
/// Where several attempts of one user were under way, only the last of them gives it back: another one may have succeeded.
/// Every method throws <see cref="StoreUnavailableException"/> where Redis can't serve it in time.
/// </summary>
public sealed class ContinuationCodes
{
    private const int MostCollisions = 100;
    private static readonly TimeSpan Margin = TimeSpan.FromDays(1);
    private static readonly Script Source = Script.From("use_code.lua");
    private readonly IRedisCalls redis;
    private readonly RedisOptions options;
    private readonly StoreTime time;

    internal ContinuationCodes(IRedisCalls redis, RedisOptions options, StoreTime time) => (this.redis, this.options, this.time) = (redis, options, time);

    /// <summary>Issues a code. It is remembered beyond its time, for as long as idempotency keys are: whoever used it may repeat that they did.</summary>
    /// <param name="grant">What it stands for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The code, which can't be had again.</returns>
    public Task<IssuedCode> IssueAsync(ContinuationGrant grant, CancellationToken cancellationToken) =>
        IssueAsync(grant, ContinuationCode.NewDigits, cancellationToken);

    /// <summary>Finds what a code stands for, without using it.</summary>
    /// <param name="code">The digits, or the link token.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it stands for; or NOT_FOUND, or EXPIRED where its time is over or it was used.</returns>
    public async Task<Outcome<ContinuationGrant>> FindAsync(ContinuationCode code, CancellationToken cancellationToken)
    {
        var value = await KeysAsync(code, cancellationToken) is { } keys ? await redis.GetAsync(keys.Grant, cancellationToken) : RedisValue.Null;
        if (value.IsNull)
        {
            return Unknown;
        }

        var (isUsed, grant) = StoredGrant.Read((string)value!);
        return isUsed || grant.ExpiresAt <= time.Now() ? Over : grant;
    }

    /// <summary>Uses a code, once: another use by the same command finds it used by itself, and goes on.</summary>
    /// <param name="code">The digits, or the link token.</param>
    /// <param name="by">The command that uses it.</param>
    /// <param name="cancellationToken">Ends the wait; it may have been used all the same.</param>
    /// <returns>What it stands for; or NOT_FOUND, or EXPIRED where its time is over or another command used it.</returns>
    public async Task<Outcome<ContinuationGrant>> UseAsync(ContinuationCode code, Idempotency by, CancellationToken cancellationToken)
    {
        if (await KeysAsync(code, cancellationToken) is not { } keys)
        {
            return Unknown;
        }

        var reply = await StepAsync(keys, by, 1, cancellationToken);
        return reply.IsNull ? Unknown
            : (string)reply! is { Length: > 0 } grant ? StoreJson.Read<ContinuationGrant>(grant)
            : Over;
    }

    /// <summary>Gives a code back that a command used and then was refused; nothing is done where another attempt of it may have succeeded.</summary>
    /// <param name="code">The digits, or the link token.</param>
    /// <param name="by">The command that used it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task GiveBackAsync(ContinuationCode code, Idempotency by, CancellationToken cancellationToken)
    {
        if (await KeysAsync(code, cancellationToken) is { } keys)
        {
            await StepAsync(keys, by, -1, cancellationToken);
        }
    }

    /// <summary>Issues a code of digits that are drawn until they are nobody's.</summary>
    internal async Task<IssuedCode> IssueAsync(ContinuationGrant grant, Func<ContinuationCode> draw, CancellationToken cancellationToken)
    {
        var token = ContinuationCode.NewLinkToken();
        var keys = ContinuationKeys.Of(token);
        var keep = grant.ExpiresAt - time.Now() + options.RememberKeysFor + Margin;
        await redis.SetIfAbsentAsync(keys.Grant, StoredGrant.Write(grant), keep, cancellationToken);
        for (var drawn = 0; drawn < MostCollisions; drawn++)
        {
            var code = draw();
            if (await redis.SetIfAbsentAsync(ContinuationKeys.Of(code).LinkToken, keys.Digest.Value, keep, cancellationToken))
            {
                return new(code, token);
            }
        }

        throw new StoreUnavailableException($"{MostCollisions} continuation codes that were drawn had all been given out.");
    }

    private async Task<ContinuationKeys?> KeysAsync(ContinuationCode code, CancellationToken cancellationToken)
    {
        var keys = ContinuationKeys.Of(code);
        if (code.IsLinkToken)
        {
            return keys;
        }

        var token = await redis.GetAsync(keys.LinkToken, cancellationToken);
        return token.IsNull ? null : new ContinuationKeys(new KeyDigest((string)token!));
    }

    private Task<RedisResult> StepAsync(ContinuationKeys keys, Idempotency by, int step, CancellationToken cancellationToken) => redis.EvaluateAsync(
        Source,
        [keys.Grant],
        [KeyDigest.Of(by.Caller, by.Key).Value, time.Now().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), step],
        cancellationToken);

    private static Refusal Unknown { get; } = Refusal.NotFound("continuation code", "input", "continuationCode");

    private static Refusal Over { get; } =
        new(RefusalCode.Expired, "The continuation code was used, or its time is over; ask for another one.") { Path = ["input", "continuationCode"] };
}
