using Continuity.Customers;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;

namespace Continuity.Redis.Customers;

/// <summary>The home that an idempotency key went to the first time, for commands that choose their home themselves: a repeat goes there whatever the identities lead to by then.</summary>
internal sealed class HomePins(IRedisCalls redis, RedisOptions options)
{
    private const char Separator = ' ';
    private static readonly Script Forget = Script.From("compare_and_set.lua");

    /// <summary>The digest of the payload and the home, or null where the key is new.</summary>
    public async Task<(string PayloadHash, CustomerId Home)?> FindAsync(Idempotency idempotency, CancellationToken cancellationToken)
    {
        // The pin was perhaps refused because too few replicas had it: what stands on it must not outlive it.
        var value = await redis.GetConfirmedAsync(Key(idempotency), cancellationToken);
        return value.IsNull || ((string)value!).Split(Separator) is not [var hash, var home] ? null : (hash, new CustomerId(home));
    }

    /// <summary>Pins a key to a home; whether nobody did so before.</summary>
    public Task<bool> PinAsync(Idempotency idempotency, CustomerId home, CancellationToken cancellationToken) =>
        redis.SetIfAbsentAsync(Key(idempotency), Value(idempotency, home), options.RememberKeysFor, cancellationToken);

    /// <summary>Takes a pin away, unless another one is in its place.</summary>
    public Task ForgetAsync(Idempotency idempotency, CustomerId home, CancellationToken cancellationToken) =>
        redis.EvaluateAsync(Forget, [Key(idempotency)], [Value(idempotency, home), ""], cancellationToken);

    private static string Value(Idempotency idempotency, CustomerId home) => $"{idempotency.PayloadHash}{Separator}{home.Value}";

    private static string Key(Idempotency idempotency) => new FirstContactKey(KeyDigest.Of(idempotency.Caller, idempotency.Key)).Claim;
}
