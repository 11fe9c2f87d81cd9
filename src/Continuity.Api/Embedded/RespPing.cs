using System.Net.Sockets;

namespace Continuity.Api.Embedded;

/// <summary>The smallest conversation in the Redis protocol: <c>PING</c>, <c>+PONG</c>.</summary>
internal static class RespPing
{
    /// <summary>Connects, and waits for the answer.</summary>
    /// <param name="host">The server.</param>
    /// <param name="port">Its port.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    /// <exception cref="IOException">The answer is not that of a Redis server.</exception>
    public static async Task SendAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host, port, cancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync("*1\r\n$4\r\nPING\r\n"u8.ToArray(), cancellationToken);
        var answer = new byte[7];
        await stream.ReadExactlyAsync(answer, cancellationToken);
        if (!answer.AsSpan().SequenceEqual("+PONG\r\n"u8))
        {
            throw new IOException("The server answered PING with something else than PONG.");
        }
    }
}
