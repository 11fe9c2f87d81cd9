using System.Net.WebSockets;
using System.Text;

namespace Continuity.Api.Tests.Hosting;

/// <summary>A WebSocket on <c>/graphql</c>, of the sub-protocol graphql-transport-ws, on which a test says every message itself.</summary>
public sealed class GraphQLSocket : IDisposable
{
    private readonly ClientWebSocket socket = new();

    /// <summary>Connects.</summary>
    /// <param name="api">The API's address.</param>
    /// <param name="headerToken">A token for the upgrade request's Authorization header; null: none.</param>
    public static async Task<GraphQLSocket> ConnectAsync(Uri api, string? headerToken = null)
    {
        var client = new GraphQLSocket();
        client.socket.Options.AddSubProtocol("graphql-transport-ws");
        if (headerToken is not null)
        {
            client.socket.Options.SetRequestHeader("Authorization", $"Bearer {headerToken}");
        }

        var address = new UriBuilder(api) { Scheme = api.Scheme == "https" ? "wss" : "ws", Path = "/graphql" }.Uri;
        await client.socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        return client;
    }

    /// <summary>Sends a message.</summary>
    /// <param name="json">The message.</param>
    public Task SendAsync(string json) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    /// <summary>The next message that is no ping; or, where the server closes, the code and the reason: the close is answered.</summary>
    public async Task<string> NextAsync()
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                if (socket.State == WebSocketState.CloseReceived)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
                }

                return $"{(int)part.CloseStatus!} {part.CloseStatusDescription}";
            }

            message.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage)
            {
                continue;
            }

            var text = Encoding.UTF8.GetString(message.ToArray());
            if (text != """{"type":"ping"}""")
            {
                return text;
            }

            message.SetLength(0);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
