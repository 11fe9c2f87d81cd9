using System.Net.WebSockets;
using Continuity.GraphQL.Transport.Streams;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>Writes a socket's messages, one at a time, in the order in which they are given.</summary>
/// <param name="socket">The socket.</param>
/// <param name="patience">Bounds the wait for the client.</param>
internal sealed class SocketWriter(WebSocket socket, WritePatience patience) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private bool isClosed;

    /// <summary>Sends a message. Nothing is sent once the socket is being closed.</summary>
    /// <param name="message">The message.</param>
    /// <param name="then">Another message that follows at once; empty: none.</param>
    /// <param name="unless">Cancelled when it is not to be sent any more.</param>
    /// <exception cref="OperationCanceledException"><paramref name="unless"/> was cancelled, or the client has been cut off.</exception>
    /// <exception cref="WebSocketException">The client has gone.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> message, ReadOnlyMemory<byte> then = default, CancellationToken unless = default)
    {
        await gate.WaitAsync(unless);
        try
        {
            unless.ThrowIfCancellationRequested();
            if (!isClosed)
            {
                await SendAllAsync(message);
                if (!then.IsEmpty)
                {
                    await SendAllAsync(then);
                }
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Sends the close frame.</summary>
    /// <param name="close">Why.</param>
    /// <param name="cancellationToken">Cancelled when it takes too long, which cuts the connection.</param>
    public async Task CloseAsync(SocketClose close, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            isClosed = true;
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, cancellationToken);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task SendAllAsync(ReadOnlyMemory<byte> message)
    {
        for (var at = 0; at < message.Length; at += WritePatience.Slice)
        {
            var length = Math.Min(WritePatience.Slice, message.Length - at);
            var send = socket.SendAsync(message.Slice(at, length), WebSocketMessageType.Text, at + length == message.Length, CancellationToken.None);
            if (!send.IsCompletedSuccessfully)
            {
                await patience.WaitAsync(send.AsTask());
            }
        }
    }
}
