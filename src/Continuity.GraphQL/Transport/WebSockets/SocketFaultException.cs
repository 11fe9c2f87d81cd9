namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>A client's fault that its socket is closed for. It never leaves the transport.</summary>
/// <param name="close">How the socket is closed.</param>
internal sealed class SocketFaultException(SocketClose close) : Exception(close.Reason)
{
    /// <summary>How the socket is closed.</summary>
    public SocketClose Close { get; } = close;
}
