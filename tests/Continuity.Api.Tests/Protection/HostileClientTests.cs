using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Protection;

/// <summary>Clients that want to keep the server busy get no more of it than a little.</summary>
public sealed class HostileClientTests
{
    [Fact]
    public async Task Headers_ThatNeverEndOrComeTooSlowly_EndTheConnection()
    {
        await using var host = await ProtectedHost.StartAsync(("Continuity:Http:HeadersWithin", "00:00:01"), ("Continuity:Http:MaximumHeaderBytes", "4096"));

        Assert.StartsWith("HTTP/1.1 431", await SpeakAsync(host, "GET /health/live HTTP/1.1\r\nHost: x\r\n" + string.Concat(Enumerable.Range(0, 60).Select(static n => $"X-{n}: {new string('x', 100)}\r\n"))), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 408", await SpeakAsync(host, "GET /health/live HTTP/1.1\r\nHost: x\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 414", await SpeakAsync(host, $"GET /{new string('x', 20_000)} HTTP/1.1\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_ThatComesTooSlowly_IsNotWaitedFor()
    {
        await using var host = await ProtectedHost.StartAsync(("Continuity:Http:LeastBytesPerSecond", "1000000"), ("Continuity:Http:SlowFor", "00:00:02"));

        Assert.StartsWith("HTTP/1.1 408", await SpeakAsync(host, "POST /other HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\nslow"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/graphql", 1024 * 1024 + 2)]
    [InlineData("/other", 64 * 1024 + 1)]
    public async Task Body_LongerThanItsEndpointTakes_IsRefusedWhetherItTellsItsLengthOrNot(string path, int bytes)
    {
        await using var host = await ProtectedHost.StartAsync();
        foreach (var tells in new[] { true, false })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[bytes]) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.Authorization = new("Bearer", ProtectedHost.Token("agent", "ana"));
            request.Headers.TransferEncodingChunked = !tells;
            try
            {
                using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            }
            catch (HttpRequestException closed) when (closed.HttpRequestError == HttpRequestError.ResponseEnded || closed.InnerException is IOException)
            {
                // The server closes without reading on, and who still sends may lose the answer by that.
            }
        }
    }

    [Fact]
    public async Task Answer_ThatWouldBeGiant_IsGivenUpAndSaysWhichBoundItHas()
    {
        await using var host = await ProtectedHost.StartAsync();
        using var answer = await host.AskAsync(ProtectedHost.Token("agent", "ana"), $"{{ {string.Join(' ', Enumerable.Range(0, 480).Select(static n => $"a{n}: text"))} }}");

        var told = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(told.Length < 1000, $"{told.Length} characters");
        Assert.Contains("\"code\":\"LIMIT_EXCEEDED\"", told, StringComparison.Ordinal);
        Assert.Contains("8,388,608 bytes", told, StringComparison.Ordinal);
        Assert.EndsWith("\"data\":null}", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sockets_ThatNeverSayWhoTheyAre_AreFewOfAnAddressAndSoonClosed()
    {
        await using var host = await ProtectedHost.StartAsync(
            ("Continuity:GraphQL:Subscriptions:InitTimeout", "00:00:02"), ("Continuity:RateLimits:Address:Connections", "20"));
        var sockets = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => GraphQLSocket.ConnectAsync(host.Address)));

        var closes = await Task.WhenAll(sockets.Select(static socket => socket.NextAsync()));

        Assert.All(closes, static close => Assert.True(close.StartsWith("4408 ", StringComparison.Ordinal) || close.StartsWith("1013 ", StringComparison.Ordinal), close));
        Assert.Contains(closes, static close => close.StartsWith("1013 ", StringComparison.Ordinal));
        Assert.Contains(closes, static close => close.StartsWith("4408 ", StringComparison.Ordinal));
        Array.ForEach(sockets, static socket => socket.Dispose());
        await Eventually.IsSoAsync(
            async () =>
            {
                using var next = await GraphQLSocket.ConnectAsync(host.Address);
                await next.SendAsync($$$"""{"type":"connection_init","payload":{"token":"{{{ProtectedHost.Token("agent", "ana")}}}"}}""");
                return await next.NextAsync() == """{"type":"connection_ack"}""";
            },
            "Their places are free again");
    }

    [Theory]
    [InlineData(false, 64 * 1024)]
    [InlineData(true, 64 * 1024)]
    [InlineData(false, 64)]
    public async Task Message_ThatIsGiantInWhateverPieces_ClosesTheSocketBeforeItIsThereWhole(bool signedIn, int frame)
    {
        await using var host = await ProtectedHost.StartAsync(("Continuity:GraphQL:MaxBodyBytes", "65536"));
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(host.Address) { Scheme = "ws", Path = "/graphql" }.Uri, TestContext.Current.CancellationToken);
        var buffer = new byte[1024];
        if (signedIn)
        {
            await SendAsync(socket, $$$"""{"type":"connection_init","payload":{"token":"{{{ProtectedHost.Token("agent", "ana")}}}"}}""", true);
            await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        }

        var sending = SendWithoutEndAsync(socket, new string('x', frame));
        WebSocketReceiveResult heard;
        do
        {
            heard = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        }
        while (heard.MessageType != WebSocketMessageType.Close);

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, heard.CloseStatus);
        socket.Abort();
        await sending;
    }

    private static Task SendAsync(ClientWebSocket socket, string text, bool isLast) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, isLast, TestContext.Current.CancellationToken);

    private static async Task SendWithoutEndAsync(ClientWebSocket socket, string part)
    {
        try
        {
            for (var sent = 0; sent < 1024 * 1024; sent += part.Length)
            {
                await SendAsync(socket, part, isLast: false);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // That is what it is tried for.
        }
    }

    /// <summary>Says something on a connection of its own, no more, and hears what comes until the server ends it.</summary>
    private static async Task<string> SpeakAsync(ProtectedHost host, string said)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(said), TestContext.Current.CancellationToken);
        using var heard = new StreamReader(stream);
        return await heard.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
