using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Continuity.Faults.Streams;

/// <summary>A subscription over a WebSocket of its own, by graphql-transport-ws.</summary>
internal sealed class SocketSubscription : ISubscription
{
    private const int FirstOfProtocol = 4000;
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[16 * 1024];

    public async Task OpenAsync(Uri api, string token, string query, JsonObject variables, CancellationToken cancellationToken)
    {
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(api) { Scheme = "ws", Path = "/graphql" }.Uri, cancellationToken);
        await SendAsync(new() { ["type"] = "connection_init", ["payload"] = new JsonObject { ["Authorization"] = $"Bearer {token}" } }, cancellationToken);
        while ((await ReceiveAsync(cancellationToken)).GetProperty("type").GetString() != "connection_ack")
        {
            // A ping may come first.
        }

        await SendAsync(
            new() { ["type"] = "subscribe", ["id"] = "1", ["payload"] = new JsonObject { ["query"] = query, ["variables"] = variables } },
            cancellationToken);
    }

    public async Task<JsonElement?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await ReceiveAsync(cancellationToken);
            switch (message.GetProperty("type").GetString())
            {
                case "next":
                    return message.GetProperty("payload");
                case "ping":
                    await SendAsync(new() { ["type"] = "pong" }, cancellationToken);
                    break;
                case "error":
                    return JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { ["errors"] = message.GetProperty("payload") });
                case "complete":
                    return null;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task SendAsync(JsonObject message, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, cancellationToken);

    private async Task<JsonElement> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(Silence);
        using var message = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, silence.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                // The protocol's own codes say that the client is to blame, or that something failed inside.
                var said = $"The server closed: {part.CloseStatus} {part.CloseStatusDescription}";
                if ((int?)part.CloseStatus >= FirstOfProtocol)
                {
                    throw new SubscriptionRefusedException(said);
                }

                throw new IOException(said);
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return JsonDocument.Parse(message.ToArray()).RootElement.Clone();
            }
        }
    }
}
