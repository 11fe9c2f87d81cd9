using System.Diagnostics;
using Continuity.Benchmarks.Stand;
using Continuity.Redis.Connection;
using StackExchange.Redis;

namespace Continuity.Benchmarks.RawScripts;

/// <summary>What requests came to at Redis, to be done again by a client that decides nothing, on a store that is as it was before.</summary>
/// <param name="operations">The requests' calls, in the order of their answers.</param>
/// <param name="scripts">The scripts that are called.</param>
internal sealed class RawScript(IReadOnlyList<RawOperation> operations, IReadOnlyList<Script> scripts)
{
    /// <summary>How many calls to Redis a request came to, on average.</summary>
    public double CallsEach => operations.Average(static one => (double)one.Calls);

    /// <summary>Does all of it once.</summary>
    /// <param name="redis">The store.</param>
    /// <param name="callers">How many are at it, each with the next.</param>
    public async Task<RawTimes> RunAsync(MeasuredRedis redis, int callers)
    {
        using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
#pragma warning disable CS0618 // As the store's own client is set.
        connection.PreserveAsyncOrder = false;
#pragma warning restore CS0618
        var database = connection.GetDatabase();
        foreach (var script in scripts)
        {
            await database.ExecuteAsync("SCRIPT", "LOAD", script.Text);
        }

        var (own, server) = (ProcessMeter.Microseconds(Environment.ProcessId), ProcessMeter.Microseconds(redis.ProcessId));
        var taken = new double[operations.Count];
        var next = -1;
        var whole = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < operations.Count; i = Interlocked.Increment(ref next))
            {
                var began = Stopwatch.GetTimestamp();
                await operations[i].RepeatAsync(database);
                taken[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        })));
        var elapsed = whole.Elapsed.TotalSeconds;
        Array.Sort(taken);
        return new(
            operations.Count / elapsed,
            taken[taken.Length / 2],
            taken[(int)(taken.Length * 0.99)],
            (ProcessMeter.Microseconds(Environment.ProcessId) - own) / operations.Count,
            (ProcessMeter.Microseconds(redis.ProcessId) - server) / operations.Count);
    }
}
