namespace Continuity.Redis.Threads;

/// <summary>Wakes one who waits. However often it is rung meanwhile, that is one waking.</summary>
/// <param name="time">The clock.</param>
public sealed class Bell(TimeProvider time)
{
    private TaskCompletionSource rung = New();

    /// <summary>Rings. Safe to call from any thread.</summary>
    public void Ring() => Volatile.Read(ref rung).TrySetResult();

    /// <summary>Waits until it was rung since the last wait. What is looked at after that is newer than every ring so far.</summary>
    /// <param name="atMost">The longest wait without a ring.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was rung; else the time was up.</returns>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        // That the time is up is no exception here, and neither is the ring.
        await rung.Task.WaitAsync(atMost, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (!rung.Task.IsCompleted)
        {
            return false;
        }

        Volatile.Write(ref rung, New());
        return true;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
