using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using Continuity.GraphQL.Tests.Transport.Streams;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Tests.Transport.WebSockets;

public sealed class SlowSocketTests
{
    private const string Endless = "subscription { endless(size: 40000) }";
    private const int Buffered = 16 * 1024;

    [Fact]
    public async Task Client_TakesNothing_ItsSubscriptionsEndWithAnErrorAndTheSocketGoesOn()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync("1", Endless);
        await host.StallAsync();

        string message;
        var expected = 0;
        while (Is(message = await NextAsync(client), "next"))
        {
            Assert.Equal(++expected, Number(message));
        }

        Assert.StartsWith("""{"id":"1","type":"error","payload":[{"message":"The subscription was ended: its client took nothing for 30 s""", message, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"SUBSCRIPTION_TOO_SLOW\"", message, StringComparison.Ordinal);

        await client.SubscribeAsync("1", "{ hello }");
        Assert.Contains("you", await NextAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_NeverReadsOn_IsCutOff()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync("1", Endless);
        await host.StallAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<WebSocketException>(async () =>
        {
            while (true)
            {
                await client.NextAsync();
            }
        });
    }

    [Fact]
    public async Task Client_ThatSaysNothingAtAll_IsTakenForGone()
    {
        await using var host = await StreamHost.StartAsync(o => o with { KeepAlive = TimeSpan.FromSeconds(10), WriteTimeout = TimeSpan.FromSeconds(5) });
        using var client = await SocketClient.BeginAsync(host);
        for (var beat = 0; beat < 2; beat++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(10));
            Assert.Equal("""{"type":"ping"}""", await client.NextAsync());
        }

        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<WebSocketException>(client.NextAsync);
    }

    [Fact]
    public async Task Client_TakesALargeMessageSlowly_IsNotTakenForGoneThoughItCouldNotBeAsked()
    {
        await using var host = await StreamHost.StartAsync(
            static o => o with { KeepAlive = TimeSpan.FromSeconds(10), WriteTimeout = TimeSpan.FromSeconds(30) },
            static services => services.Configure<SocketTransportOptions>(static o => o.CreateBoundListenSocket = static at =>
            {
                var listener = SocketTransportOptions.CreateDefaultBoundListenSocket(at);
                listener.SendBufferSize = Buffered;
                return listener;
            }));
        using var narrow = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = ConnectNarrowlyAsync });
        using var client = new SocketClient();
        client.Socket.Options.AddSubProtocol("graphql-transport-ws");
        await client.Socket.ConnectAsync(host.SocketAddress, narrow, CancellationToken.None);
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.NextAsync());
        await client.SubscribeAsync("1", "subscription { endless(size: 4000000) }");

        // What is read between two moves of the clock is about what all buffers hold, so that each slice is taken in time.
        await TakeAsync(client, Buffered);
        for (var seconds = 0; seconds < 100; seconds += 5)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(5));
            await TakeAsync(client, 8 * Buffered);
        }

        await client.NextAsync();
        Assert.Equal("""{"type":"ping"}""", await client.NextAsync());
        await client.SendAsync("""{"id":"1","type":"complete"}""");
        await client.SubscribeAsync("2", "{ hello }");
        string message;
        do
        {
            message = await client.NextAsync();
        }
        while (!message.StartsWith("""{"id":"2",""", StringComparison.Ordinal));
        Assert.Contains("you", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_Stops_ClientThatTakesNothingIsCutOff()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync("1", Endless);
        await host.StallAsync();
        await host.StopStalledAsync();
    }

    [Fact]
    public async Task Source_ThatPushesTooMuch_EndsWithAnError()
    {
        await using var host = await StreamHost.StartAsync();
        Assert.Equal([true, true, false, false], Enumerable.Range(1, 4).Select(n => host.Sources.Pushed.TryAdd(n)));
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync("1", "subscription { pushed }");

        Assert.Contains("{\"pushed\":1}", await client.NextAsync(), StringComparison.Ordinal);
        Assert.Contains("{\"pushed\":2}", await client.NextAsync(), StringComparison.Ordinal);
        var error = await client.NextAsync();
        Assert.True(Is(error, "error"));
        Assert.Contains("2 of them waited", error, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"SUBSCRIPTION_TOO_SLOW\"", error, StringComparison.Ordinal);
    }

    private static async ValueTask<Stream> ConnectNarrowlyAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = Buffered };
        await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static async Task TakeAsync(SocketClient client, int bytes)
    {
        var part = new byte[Buffered];
        for (var taken = 0; taken < bytes;)
        {
            taken += (await client.Socket.ReceiveAsync(part, CancellationToken.None)).Count;
        }
    }

    private static async Task<string> NextAsync(SocketClient client)
    {
        while (true)
        {
            var message = await client.NextAsync();
            if (message != """{"type":"ping"}""")
            {
                return message;
            }
        }
    }

    private static bool Is(string message, string type) => message.StartsWith($$"""{"id":"1","type":"{{type}}",""", StringComparison.Ordinal);

    private static int Number(string next)
    {
        using var message = JsonDocument.Parse(next);
        return int.Parse(message.RootElement.GetProperty("payload").GetProperty("data").GetProperty("endless").GetString()!.Split(' ')[0]);
    }
}
