using Continuity.GraphQL.Transport.Streams;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>The place of a socket among all connections; until it is acknowledged, also one among the fewer that may be there without having said who they are. Not safe for use from several threads at once.</summary>
/// <param name="slots">The places.</param>
internal sealed class SocketSlot(ConnectionSlots slots) : IDisposable
{
    private bool isTaken;
    private bool isUnknown;

    /// <summary>Takes its places.</summary>
    /// <returns>Why the socket is closed, where there are none; else null.</returns>
    public SocketClose? TryTake()
    {
        isUnknown = slots.TryTakeUnknown();
        if (!isUnknown)
        {
            return SocketClose.TooManyUnknown(slots.MostUnknown);
        }

        isTaken = slots.TryTake();
        return isTaken ? null : SocketClose.TooManyConnections(slots.Most);
    }

    /// <summary>The socket has said who it is.</summary>
    public void Acknowledge()
    {
        if (isUnknown)
        {
            isUnknown = false;
            slots.ReleaseUnknown();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Acknowledge();
        if (isTaken)
        {
            isTaken = false;
            slots.Release();
        }
    }
}
