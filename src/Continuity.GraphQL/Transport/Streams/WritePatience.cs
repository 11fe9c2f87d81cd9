using Continuity.GraphQL.Execution.Subscriptions;

namespace Continuity.GraphQL.Transport.Streams;

/// <summary>
/// Waits for what is written to be taken by the client, and bounds the wait: after <see cref="SubscriptionOptions.WriteTimeout"/> the client is
/// stalled, which ends its subscriptions but leaves it the time to be told so; after as long again, or soon when the server stops, the connection is cut.
/// </summary>
/// <param name="options">The bound.</param>
/// <param name="time">The clock.</param>
/// <param name="stalled">Called when the client is stalled.</param>
/// <param name="cut">Cuts the connection, which makes every write to it end.</param>
/// <param name="stopping">Cancelled when the server stops.</param>
internal sealed class WritePatience(SubscriptionOptions options, TimeProvider time, Action stalled, Action cut, CancellationToken stopping)
{
    /// <summary>How many bytes are written at a time, so that a client that takes a large result slowly is not thought to take nothing.</summary>
    public const int Slice = 16 * 1024;

    /// <summary>How long a client has to take the last of it when the server stops or the connection is being closed.</summary>
    public static readonly TimeSpan AtTheEnd = TimeSpan.FromSeconds(3);

    /// <summary>Waits for a write.</summary>
    /// <param name="write">The write.</param>
    /// <exception cref="OperationCanceledException">The connection was cut.</exception>
    public async Task WaitAsync(Task write)
    {
        if (await IsTakenAsync(write, options.WriteTimeout, stopping))
        {
            return;
        }

        if (!stopping.IsCancellationRequested)
        {
            stalled();
            if (await IsTakenAsync(write, options.WriteTimeout, stopping))
            {
                return;
            }
        }

        if (stopping.IsCancellationRequested && await IsTakenAsync(write, AtTheEnd, CancellationToken.None))
        {
            return;
        }

        cut();
        await write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        throw new OperationCanceledException("The client took nothing, and was cut off.");
    }

    private async Task<bool> IsTakenAsync(Task write, TimeSpan longest, CancellationToken cancellationToken)
    {
        await write.WaitAsync(longest, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (write.IsCompleted)
        {
            await write;
        }

        return write.IsCompleted;
    }
}
