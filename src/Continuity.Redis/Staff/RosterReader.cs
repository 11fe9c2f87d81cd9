using System.Collections.Immutable;
using Continuity.Redis.Connection;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Staff;
using StackExchange.Redis;

namespace Continuity.Redis.Staff;

/// <summary>Reads the roster: one GET where it is as this process read or wrote it last, else the whole of it.</summary>
public sealed class RosterReader : IDisposable
{
    private static readonly Script ReadScript = Script.Reading("roster_read.lua");
    private readonly IRedisCalls redis;
    private readonly SemaphoreSlim turn = new(1);
    private volatile RosterSnapshot last = new(0, Roster.Empty);
    private readonly Lazy<IDisposable> hints;
    private int heard;
    private volatile int known;

    internal RosterReader(IRedisCalls redis)
    {
        this.redis = redis;
        hints = new(() => redis.Listen(SystemKeys.RosterVersion, () => Interlocked.Increment(ref heard)));
    }

    /// <summary>Reads it.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The agents, as no older than the call.</returns>
    public async Task<Roster> ReadAsync(CancellationToken cancellationToken) => (await SnapshotAsync(cancellationToken)).Roster;

    /// <summary>
    /// The roster as this process knows it, read only where another process has told of a change: for what is asked with every request. A change that was not heard of is known
    /// within seconds all the same, since the roster is read again and again (see <see cref="ReassignmentSweep"/>).
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The agents; what this process wrote is in it.</returns>
    public async ValueTask<Roster> RecentAsync(CancellationToken cancellationToken)
    {
        _ = hints.Value;

        // The first call says only that the subscription has come into force: what there is was read then.
        var told = Math.Max(Volatile.Read(ref heard), 1);
        if (known != told)
        {
            await ReadAsync(cancellationToken);
            known = told;
        }

        return last.Roster;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (hints.IsValueCreated)
        {
            hints.Value.Dispose();
        }

        turn.Dispose();
    }

    /// <summary>The same with its version.</summary>
    internal async Task<RosterSnapshot> SnapshotAsync(CancellationToken cancellationToken)
    {
        var version = await redis.GetAsync(SystemKeys.RosterVersion, cancellationToken);
        var current = version.IsNull ? 0 : (long)version;
        if (last is { } known && known.Version == current)
        {
            return known;
        }

        // One reads it for all who wait: many would each carry the whole of it.
        await StoreBudget.EnterAsync(turn, cancellationToken);
        try
        {
            return last is { } read && read.Version == current ? read : last = await WholeAsync(cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Keeps what this process wrote, so that it need not read it again.</summary>
    internal void Keep(RosterSnapshot written) => last = written;

    private async Task<RosterSnapshot> WholeAsync(CancellationToken cancellationToken)
    {
        var reply = (RedisResult[])(await redis.EvaluateAsync(ReadScript, [SystemKeys.Roster, SystemKeys.RosterVersion], [], cancellationToken))!;
        var fields = (RedisValue[])reply[1]!;
        var members = ImmutableSortedDictionary.CreateBuilder<string, StaffMember>(StringComparer.Ordinal);
        for (var i = 0; i < fields.Length; i += 2)
        {
            members[(string)fields[i]!] = StoreJson.Read<StaffMember>(fields[i + 1]);
        }

        return new((long)reply[0], new(members.ToImmutable()));
    }
}
