using System.Net.WebSockets;
using System.Text;

namespace Continuity.GraphQL.Tests.Transport.Streams;

/// <summary>A WebSocket client that speaks no protocol of its own.</summary>
internal sealed class SocketClient : IDisposable
{
    public ClientWebSocket Socket { get; } = new();

    /// <summary>Connects; with <paramref name="protocol"/> null, without a sub-protocol.</summary>
    public static async Task<SocketClient> ConnectAsync(StreamHost host, string? protocol = "graphql-transport-ws", Action<ClientWebSocketOptions>? options = null)
    {
        var client = new SocketClient();
        if (protocol is not null)
        {
            client.Socket.Options.AddSubProtocol(protocol);
        }

        options?.Invoke(client.Socket.Options);
        await client.Socket.ConnectAsync(host.SocketAddress, CancellationToken.None);
        return client;
    }

    /// <summary>Connects, and is acknowledged.</summary>
    public static async Task<SocketClient> BeginAsync(StreamHost host, string init = """{"type":"connection_init"}""")
    {
        var client = await ConnectAsync(host);
        await client.SendAsync(init);
        Assert.Equal("""{"type":"connection_ack"}""", await client.NextAsync());
        return client;
    }

    public Task SendAsync(string text) => Socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    public Task SubscribeAsync(string id, string query) => SendAsync($$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""");

    /// <summary>The next message; or, where the server closes, the code and the reason: the close is answered.</summary>
    public async Task<string> NextAsync()
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        while (true)
        {
            var part = await Socket.ReceiveAsync(buffer, CancellationToken.None);
            message.Write(buffer, 0, part.Count);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                if (Socket.State == WebSocketState.CloseReceived)
                {
                    await Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                }

                return $"{(int)part.CloseStatus!} {part.CloseStatusDescription}";
            }

            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(message.ToArray());
            }
        }
    }

    public void Dispose() => Socket.Dispose();
}
