using Continuity.Redis.Keys;
using StackExchange.Redis;

namespace Continuity.Redis.Connection;

/// <summary>
/// Asks one primary, again and again, whether its replicas have all that it has written. One question is under way at a time (WAIT holds up whatever else its connection is sent), and answers all who
/// came before it was asked.
/// </summary>
internal sealed class ReplicaRounds(StoreConnection primary, RedisOptions options)
{
    private readonly Lock gate = new();
    private Task<string?> last = Task.FromResult<string?>(null);
    private Task<string?>? next;

    /// <summary>Half a call's deadline: a write may have to wait for the question that is under way, and then for its own.</summary>
    private TimeSpan Patience => options.Deadline / 2;

    /// <summary>Takes part in the next question.</summary>
    /// <param name="key">Any key that lies with the primary.</param>
    /// <returns>Why what was written before is not acknowledged; null where it is.</returns>
    public Task<string?> JoinAsync(RedisKey key)
    {
        lock (gate)
        {
            if (next is null)
            {
                // The budget of the first who comes is not that of the others.
                using (ExecutionContext.SuppressFlow())
                {
                    var before = last;
                    last = next = Task.Run(() => BeginAsync(before, key));
                }
            }

            return next;
        }
    }

    private async Task<string?> BeginAsync(Task before, RedisKey key)
    {
        // What it failed on was told those whom it was asked for.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            next = null;
        }

        try
        {
            return await AskAsync(key).WaitAsync(options.Deadline);
        }
        catch (Exception fault) when (ClientFault.Describe(fault, options.Deadline) is { } reason)
        {
            return reason;
        }
    }

    private async Task<string?> AskAsync(RedisKey key)
    {
        // WAIT counts from the last write of its own connection. Of a primary that was replaced meanwhile this write fails, and with it what it had written before.
        var database = primary.Multiplexer.GetDatabase();
        var marking = database.StringSetAsync(AcknowledgedKey.Beside(key), RedisValue.EmptyString, TimeSpan.FromSeconds(1), When.Always, CommandFlags.NoRedirect);
        var waiting = database.ExecuteAsync("WAIT", [options.AcknowledgedReplicas, (long)Patience.TotalMilliseconds], CommandFlags.NoRedirect);
        await marking;
        var there = (int)await waiting;
        if (primary.Multiplexer.GetEndPoints().Length != 1)
        {
            // It heard of another server, and may have asked that.
            return "The primary was replaced.";
        }

        return there >= options.AcknowledgedReplicas
            ? null
            : $"{there} replicas acknowledged within {Patience.TotalSeconds:0.###} s; {nameof(RedisOptions.AcknowledgedReplicas)} is {options.AcknowledgedReplicas}.";
    }
}
