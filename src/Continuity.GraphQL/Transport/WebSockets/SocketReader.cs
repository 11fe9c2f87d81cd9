using System.Net.WebSockets;
using Continuity.GraphQL.Transport.Streams;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>Reads a socket's messages, one at a time.</summary>
/// <param name="socket">The socket.</param>
internal sealed class SocketReader(WebSocket socket)
{
    // Held while the client is silent, and by a subscription as long as it goes on: most messages fit, and longer ones make it grow.
    private const int Chunk = 512;

    /// <summary>Reads the next message.</summary>
    /// <param name="maxBytes">The longest that it may be.</param>
    /// <returns>The message, in valid UTF-8, the caller's to dispose of; null when the client has closed the socket.</returns>
    /// <exception cref="SocketFaultException">It is longer than may be, or no text. What is left of it is read as the next one.</exception>
    /// <exception cref="WebSocketException">The client has gone without a word, or speaks no WebSocket.</exception>
    public async Task<PooledBuffer?> ReadAsync(int maxBytes)
    {
        var message = new PooledBuffer(Chunk);
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(message.GetMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    message.Dispose();
                    return null;
                }

                message.Advance(part.Count);
                if (part.MessageType == WebSocketMessageType.Binary)
                {
                    throw new SocketFaultException(SocketClose.BadMessage("A message must be text"));
                }

                if (message.Length > maxBytes)
                {
                    throw new SocketFaultException(SocketClose.MessageTooLong(maxBytes));
                }

                if (part.EndOfMessage)
                {
                    return message;
                }
            }
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }
}
