namespace Continuity.GraphQL.Execution.Scheduling;

/// <summary>Brings an awaiting method back into a request's loop. It is current only while a batch's read is started.</summary>
/// <param name="loop">The loop.</param>
internal sealed class BatchContext(RequestLoop loop) : SynchronizationContext
{
    /// <summary>Starts something that is to come back into the loop after each await.</summary>
    /// <param name="dispatch">What to start.</param>
    public ValueTask Call(Func<ValueTask> dispatch)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            return dispatch();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => loop.Post(new Callback(d, state));

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("A request's loop is never waited for.");

    // Runs without a current context: with one, the runtime would send what waits for a value to the thread pool instead of running it at once.
    private sealed class Callback(SendOrPostCallback callback, object? state) : LoopItem
    {
        public override void Run() => callback(state);
    }
}
