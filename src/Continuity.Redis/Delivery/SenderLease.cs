using System.Security.Cryptography;
using Continuity.Customers;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Time;

namespace Continuity.Redis.Delivery;

/// <summary>The right to send for a home, which one process has at a time. It ends by itself where it is not renewed, as after a crash.</summary>
public sealed class SenderLease : IAsyncDisposable
{
    private static readonly Script Renew = Script.From("renew_sender.lua");
    private static readonly Script Release = Script.From("compare_and_set.lua");
    private readonly IRedisCalls redis;
    private readonly StoreTime time;
    private readonly string key;
    private readonly string owner;
    private readonly TimeSpan length;
    private readonly SemaphoreSlim turn = new(1);
    private long renewedAt;
    private bool isLost;

    private SenderLease(IRedisCalls redis, StoreTime time, string key, TimeSpan length) =>
        (this.redis, this.time, this.key, this.length, owner, renewedAt) = (redis, time, key, length, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)), time.GetTimestamp());

    /// <summary>Makes sure that it is still held, and will be for a while: called before each attempt, so that no other process sends for the home meanwhile.</summary>
    /// <param name="least">How long it must be held from now on; less than it lasts.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it is held; once it is lost it is lost for good.</returns>
    public async Task<bool> HoldsAsync(TimeSpan least, CancellationToken cancellationToken)
    {
        if (IsLong(least))
        {
            return !isLost;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            if (!isLost && !IsLong(least))
            {
                // What was asked before may be answered late: the lease counts from the asking.
                var asked = time.GetTimestamp();
                isLost = (long)await redis.EvaluateAsync(Renew, [key], [owner, (long)length.TotalMilliseconds], cancellationToken) == 0;
                renewedAt = asked;
            }

            return !isLost;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Gives it back. Where the store can't be reached, it ends by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        turn.Dispose();
        try
        {
            await redis.EvaluateAsync(Release, [key], [owner, ""], CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
        }
    }

    internal static async Task<SenderLease?> TryTakeAsync(IRedisCalls redis, StoreTime time, CustomerId home, TimeSpan length, CancellationToken cancellationToken)
    {
        var lease = new SenderLease(redis, time, new SendingKeys(home).Sender, length);
        return await redis.SetIfAbsentAsync(lease.key, lease.owner, length, cancellationToken) ? lease : null;
    }

    private bool IsLong(TimeSpan least) => time.GetElapsedTime(Volatile.Read(ref renewedAt)) + least < length;
}
