using Continuity.GraphQL.Execution;

namespace Continuity.GraphQL.Transport.Streams;

/// <summary>Counts event streams and sockets, and keeps them within their bound.</summary>
/// <param name="options">The bound.</param>
internal sealed class ConnectionSlots(GraphQLServerOptions options)
{
    private int taken;

    /// <summary>How many there may be.</summary>
    public int Most { get; } = options.Subscriptions.MaxConnections;

    /// <summary>How many there are.</summary>
    public int Taken => Volatile.Read(ref taken);

    /// <summary>Takes a place, to be given back by <see cref="Release"/>.</summary>
    /// <returns>False where all are taken.</returns>
    public bool TryTake()
    {
        if (Interlocked.Increment(ref taken) <= Most)
        {
            return true;
        }

        Interlocked.Decrement(ref taken);
        return false;
    }

    /// <summary>Gives a place back.</summary>
    public void Release() => Interlocked.Decrement(ref taken);
}
