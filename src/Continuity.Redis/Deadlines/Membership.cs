using System.Security.Cryptography;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Time;
using StackExchange.Redis;

namespace Continuity.Redis.Deadlines;

/// <summary>
/// This process among those that settle what falls due on a store. Two may disagree for a moment on who lives, and both settle the same: each firing is a commit, so the second
/// one changes nothing.
/// </summary>
internal sealed class Membership(IRedisCalls redis, StoreTime time, DeadlineOptions options)
{
    private static readonly Script Renew = Script.From("renew_lease.lua");

    /// <summary>This process, as the others know it.</summary>
    public string Id { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));

    /// <summary>Says that this process lives, and sets the time by the answer.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Those that live, this one included.</returns>
    public async Task<IReadOnlyList<string>> RenewAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var reply = (RedisResult[])(await redis.EvaluateAsync(Renew, [SystemKeys.Instances], [Id, (long)options.Lease.TotalMilliseconds, (long)DeadlineOptions.LongestLease.TotalMilliseconds], cancellationToken))!;
        time.Note(new(StoreTime.Read((RedisResult[])reply[0]!), asked, time.GetTimestamp()));
        return (string[])reply[1]!;
    }

    /// <summary>Says that this process ends, so that the others need not wait to find out.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task LeaveAsync(CancellationToken cancellationToken) => redis.SortedSetRemoveAsync(SystemKeys.Instances, [Id], cancellationToken);
}
