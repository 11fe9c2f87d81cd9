using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Continuity.Redis.Sweeps;

/// <summary>Goes through many, of which one that fails must hold up no other.</summary>
internal static class Sweep
{
    /// <summary>Does something with each; at the end it throws the first fault, if there was one.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="all">All of them.</param>
    /// <param name="atOnce">How many at a time, at most.</param>
    /// <param name="act">What is done.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task EachAsync<T>(IEnumerable<T> all, int atOnce, Func<T, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        var faults = new ConcurrentQueue<Exception>();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken }, async (one, token) =>
        {
            try
            {
                await act(one, token);
            }
            catch (Exception fault) when (!token.IsCancellationRequested)
            {
                faults.Enqueue(fault);
            }
        });
        if (faults.TryPeek(out var first))
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }
}
