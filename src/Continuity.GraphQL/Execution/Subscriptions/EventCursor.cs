namespace Continuity.GraphQL.Execution.Subscriptions;

/// <summary>Reads a subscription's events, and leaves the source alone when the subscriber has gone: one that does not listen to its token is disposed of when it answers at last.</summary>
/// <param name="source">The events.</param>
/// <param name="cancellationToken">Cancelled when the subscriber has gone.</param>
internal sealed class EventCursor(IAsyncEnumerable<object?> source, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<object?> events = source.GetAsyncEnumerator(cancellationToken);
    private Task<bool>? pending;

    /// <summary>The event that was read.</summary>
    public object? Current => events.Current;

    /// <summary>Reads the next event.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="OperationCanceledException">The subscriber has gone.</exception>
    public async ValueTask<bool> MoveNextAsync()
    {
        var next = events.MoveNextAsync();
        if (next.IsCompleted)
        {
            return await next;
        }

        pending = next.AsTask();
        var moved = await pending.WaitAsync(cancellationToken);
        pending = null;
        return moved;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (pending is not { IsCompleted: false })
        {
            return events.DisposeAsync();
        }

        _ = DisposeLaterAsync(pending);
        return ValueTask.CompletedTask;
    }

    private async Task DisposeLaterAsync(Task move)
    {
        // Whatever it answers, nobody wants to hear of it.
        await move.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await events.DisposeAsync();
    }
}
