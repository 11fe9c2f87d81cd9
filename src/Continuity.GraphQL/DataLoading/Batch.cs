using Continuity.GraphQL.Telemetry;

namespace Continuity.GraphQL.DataLoading;

/// <summary>Keys that are read together, and the loads that wait for them. Filled under its loader's lock.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
/// <param name="cancellationToken">The token of the first load.</param>
internal sealed class Batch<TKey, TValue>(CancellationToken cancellationToken)
    where TKey : notnull
{
    private readonly List<TKey> keys = [];
    private readonly List<TaskCompletionSource<TValue?>> loads = [];
    private bool shared = true;

    /// <summary>How many keys it has.</summary>
    public int Count => keys.Count;

    /// <summary>The keys, each once, in the order in which they were asked for.</summary>
    public IReadOnlyList<TKey> Keys => keys;

    /// <summary>The token that all its loads came with; none where they differ, so that no load is cancelled by another's caller.</summary>
    public CancellationToken CancellationToken => shared ? cancellationToken : CancellationToken.None;

    /// <summary>Observes the read; null where nobody listens.</summary>
    public BatchWatch? Watch { get; set; }

    /// <summary>Adds a key that is not among its keys yet.</summary>
    /// <param name="key">The key.</param>
    /// <param name="loadToken">The token of this load.</param>
    /// <returns>The load. What waits for it goes on within <see cref="Complete"/>, on the same thread.</returns>
    public Task<TValue?> Add(TKey key, CancellationToken loadToken)
    {
        shared &= loadToken == cancellationToken;
        var load = new TaskCompletionSource<TValue?>();
        keys.Add(key);
        loads.Add(load);
        return load.Task;
    }

    /// <summary>Gives each key its value.</summary>
    /// <param name="valueOf">The value of a key.</param>
    public void Complete(Func<TKey, TValue?> valueOf) => Inline(() =>
    {
        Watch?.End(failure: null);
        for (var i = 0; i < loads.Count; i++)
        {
            loads[i].TrySetResult(valueOf(keys[i]));
        }
    });

    /// <summary>Fails every load that has no value yet.</summary>
    /// <param name="exception">What went wrong, the same for all.</param>
    public void Fail(Exception exception) => Inline(() =>
    {
        Watch?.End(exception);
        foreach (var load in loads)
        {
            if (exception is OperationCanceledException cancelled)
            {
                load.TrySetCanceled(cancelled.CancellationToken);
            }
            else
            {
                load.TrySetException(exception);
            }
        }
    });

    // With a current context, the runtime would send what waits for a load to the thread pool instead of running it here:
    // the keys that it asks for next would then come too late for the next batch.
    private static void Inline(Action complete)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            complete();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
