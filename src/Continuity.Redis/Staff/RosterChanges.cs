using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Time;
using Continuity.Staff;
using StackExchange.Redis;

namespace Continuity.Redis.Staff;

/// <summary>Changes the roster: decided on the whole of it and written only where nobody else changed it meanwhile, else decided again, so that every rule over several agents holds.</summary>
public sealed class RosterChanges : IDisposable
{
    private static readonly Script WriteScript = Script.From("roster_write.lua");
    private readonly IRedisCalls redis;
    private readonly RosterReader reader;
    private readonly StoreTime time;
    private readonly SemaphoreSlim turn = new(1);

    internal RosterChanges(IRedisCalls redis, RosterReader reader, StoreTime time) => (this.redis, this.reader, this.time) = (redis, reader, time);

    /// <summary>Decides on a change and writes it. Members are never taken out.</summary>
    /// <param name="decide">Decides, without any other effect: it may be called several times.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The roster afterwards, or why it was refused.</returns>
    public async Task<Outcome<Roster>> ChangeAsync(Func<Roster, DateTimeOffset, Outcome<Roster>> decide, CancellationToken cancellationToken)
    {
        // Those of one process line up, so that only as many ever race as there are instances.
        await StoreBudget.EnterAsync(turn, cancellationToken);
        try
        {
            return await ChangeInTurnAsync(decide, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task<Outcome<Roster>> ChangeInTurnAsync(Func<Roster, DateTimeOffset, Outcome<Roster>> decide, CancellationToken cancellationToken)
    {
        for (var lost = 0; ; lost++)
        {
            var before = await reader.SnapshotAsync(cancellationToken);
            var decided = decide(before.Roster, time.Now());
            if (decided.Refusal is not null)
            {
                return decided;
            }

            var after = decided.Value!;
            var changed = after.Members.Values.Where(member => !ReferenceEquals(before.Roster.Find(member.Id), member)).ToList();
            if (changed.Count == 0 || await WriteAsync(before.Version, after, changed, cancellationToken))
            {
                return after;
            }

            await Patience.WaitAsync(lost, cancellationToken);
        }
    }

    private async Task<bool> WriteAsync(long expected, Roster after, IReadOnlyList<StaffMember> changed, CancellationToken cancellationToken)
    {
        RedisValue[] arguments = [expected, .. changed.SelectMany(static member => new RedisValue[] { member.Id, StoreJson.WriteBytes(member) })];
        var version = (long)await redis.EvaluateAsync(WriteScript, [SystemKeys.Roster, SystemKeys.RosterVersion], arguments, cancellationToken);
        if (version == 0)
        {
            return false;
        }

        reader.Keep(new(version, after));
        return true;
    }
}
