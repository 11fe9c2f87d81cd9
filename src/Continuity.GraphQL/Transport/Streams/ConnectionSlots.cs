using Continuity.GraphQL.Execution;

namespace Continuity.GraphQL.Transport.Streams;

/// <summary>Counts event streams and sockets, and keeps them within their bound.</summary>
/// <param name="options">The bound.</param>
internal sealed class ConnectionSlots(GraphQLServerOptions options)
{
    // So that strangers, who are many before they are known, keep nobody out who has been let in.
    private const int UnknownOf = 5;

    private int taken;
    private int unknown;

    /// <summary>How many there may be.</summary>
    public int Most { get; } = options.Subscriptions.MaxConnections;

    /// <summary>How many of them may be sockets that have not been acknowledged yet: a fifth, at least one.</summary>
    public int MostUnknown { get; } = Math.Max(1, options.Subscriptions.MaxConnections / UnknownOf);

    /// <summary>How many there are.</summary>
    public int Taken => Volatile.Read(ref taken);

    /// <summary>Takes a place, to be given back by <see cref="Release"/>.</summary>
    /// <returns>False where all are taken.</returns>
    public bool TryTake() => TryTake(ref taken, Most);

    /// <summary>Takes a place for a socket that is not acknowledged, beside the other, to be given back by <see cref="ReleaseUnknown"/> when it is.</summary>
    /// <returns>False where all are taken.</returns>
    public bool TryTakeUnknown() => TryTake(ref unknown, MostUnknown);

    /// <summary>Gives a place back.</summary>
    public void Release() => Interlocked.Decrement(ref taken);

    /// <summary>Gives the place of a socket back that was not acknowledged.</summary>
    public void ReleaseUnknown() => Interlocked.Decrement(ref unknown);

    private static bool TryTake(ref int count, int most)
    {
        if (Interlocked.Increment(ref count) <= most)
        {
            return true;
        }

        Interlocked.Decrement(ref count);
        return false;
    }
}
