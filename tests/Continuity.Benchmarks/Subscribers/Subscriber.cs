using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Continuity.Api.Nodes;
using Continuity.Customers;

namespace Continuity.Benchmarks.Subscribers;

/// <summary>A WebSocket with a number of subscriptions, each of another thread.</summary>
internal sealed class Subscriber : IDisposable
{
    private const string Document = "subscription($c: ID!) { threadEntries(customerId: $c) { cursor ... on MessageEntry { text } } }";
    private static readonly byte[] Pong = [.. "{\"type\":\"pong\"}"u8];
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[2048];

    /// <summary>Opens it.</summary>
    /// <param name="api">The API.</param>
    /// <param name="token">Whose it is.</param>
    /// <param name="customers">Those whose threads it follows.</param>
    public static async Task<Subscriber> OpenAsync(Uri api, string token, IReadOnlyList<CustomerId> customers)
    {
        var subscriber = new Subscriber();
        subscriber.socket.Options.AddSubProtocol("graphql-transport-ws");
        subscriber.socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await subscriber.socket.ConnectAsync(new UriBuilder(new Uri(api, "/graphql")) { Scheme = "ws" }.Uri, CancellationToken.None);
        await subscriber.SendAsync(new() { ["type"] = "connection_init", ["payload"] = new JsonObject { ["Authorization"] = $"Bearer {token}" } });
        await subscriber.ReceiveAsync();
        for (var i = 0; i < customers.Count; i++)
        {
            await subscriber.SendAsync(new()
            {
                ["id"] = $"{i}",
                ["type"] = "subscribe",
                ["payload"] = new JsonObject { ["query"] = Document, ["variables"] = new JsonObject { ["c"] = NodeId.Of(customers[i]) } },
            });
        }

        return subscriber;
    }

    /// <summary>Reads messages until the socket is closed.</summary>
    /// <param name="heard">Told of the text of each entry.</param>
    /// <exception cref="InvalidOperationException">A subscription was refused or ended.</exception>
    public async Task ListenAsync(Action<string> heard)
    {
        while (await ReceiveAsync() is { } message)
        {
            if (message.StartsWith("{\"type\":\"ping\"", StringComparison.Ordinal))
            {
                await socket.SendAsync(Pong, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, CancellationToken.None);
                continue;
            }

            var at = message.IndexOf("\"text\":\"", StringComparison.Ordinal);
            heard(at >= 0 ? message[(at + 8)..message.IndexOf('"', at + 8)] : throw new InvalidOperationException($"A subscription came to an end: {message}"));
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task<string?> ReceiveAsync()
    {
        var length = 0;
        while (true)
        {
            try
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += got.Count;
                if (got.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                if (got.EndOfMessage)
                {
                    return Encoding.UTF8.GetString(buffer, 0, length);
                }
            }
            catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException or OperationCanceledException)
            {
                return null;
            }
        }
    }

    private ValueTask SendAsync(JsonObject message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, CancellationToken.None);
}
