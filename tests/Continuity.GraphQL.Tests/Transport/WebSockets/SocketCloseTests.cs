using System.Net.WebSockets;
using System.Security.Claims;
using System.Text.Json;
using Continuity.GraphQL.Tests.Transport.Streams;
using Continuity.GraphQL.Transport.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Tests.Transport.WebSockets;

public sealed class SocketCloseTests
{
    [Theory]
    [InlineData("x", "4400 The message is not valid JSON")]
    [InlineData("[]", "4400 The message must be a JSON object")]
    [InlineData("{}", "4400 The message has no type")]
    [InlineData("""{"type":1}""", "4400 The type of a message must be a string")]
    [InlineData("""{"type":"ping"} x""", "4400 The message is not valid JSON")]
    [InlineData("""{"type":"ping","payload":1}""", "4400 The payload of a message must be an object, or null")]
    [InlineData("""{"type":"\uD800"}""", "4400 The message holds a string that is not valid Unicode")]
    [InlineData("""{"type":"start"}""", "4400 The type of the message is none that a client may send")]
    [InlineData("""{"type":"next","id":"1"}""", "4400 The type of the message is none that a client may send")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ hello }"}}""", "4400 The message subscribe needs an id")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{ hello }"}}""", "4400 The message subscribe needs an id")]
    [InlineData("""{"type":"subscribe","id":1,"payload":{"query":"{ hello }"}}""", "4400 The id of a message must be a string")]
    [InlineData("""{"type":"subscribe","id":"1"}""", "4400 The message subscribe needs a payload")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":1}}""", "4400 The parameter \"query\" must be a string.")]
    [InlineData("""{"type":"complete"}""", "4400 The message complete needs an id")]
    [InlineData("""{"type":"connection_init"}""", "4429 Too many initialisation requests")]
    public async Task Message_ThatIsWrong_ClosesTheSocket(string message, string close)
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.BeginAsync(host);
        await client.SendAsync(message);
        Assert.Equal(close, await client.NextAsync());
    }

    [Fact]
    public async Task Id_ThatIsTooLong_Is4400()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync(new string('1', 257), "{ hello }");
        Assert.Equal("4400 The id is longer than 256 characters", await client.NextAsync());
    }

    [Theory]
    [InlineData(20, "4409 Subscriber for 11111111111111111111 already exists")]
    [InlineData(200, "4409 Subscriber already exists")]
    public async Task Id_ThatIsInUse_Is4409(int length, string close)
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync(new string('1', length), "subscription { silent }");
        await client.SubscribeAsync(new string('1', length), "{ hello }");
        Assert.Equal(close, await client.NextAsync());
        await host.Sources.Ended.Task;
    }

    [Fact]
    public async Task Subscribe_BeforeTheAcknowledgement_Is4401()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);
        await client.SubscribeAsync("1", "{ hello }");
        Assert.Equal("4401 Unauthorized", await client.NextAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task SubProtocol_ThatIsAnother_Is4406(string? protocol)
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await ConnectWithoutChoiceAsync(host, protocol);
        Assert.Equal("4406 Subprotocol not acceptable", await client.NextAsync());
    }

    [Fact]
    public async Task Init_ThatDoesNotCome_Is4408()
    {
        await using var host = await StreamHost.StartAsync(o => o with { KeepAlive = TimeSpan.FromMinutes(1) });
        using var client = await SocketClient.ConnectAsync(host);
        await client.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.NextAsync());
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("4408 Connection initialisation timeout", await client.NextAsync());
    }

    [Fact]
    public async Task Message_ThatIsBinary_Is4400()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.BeginAsync(host);
        await client.Socket.SendAsync("{}"u8.ToArray(), WebSocketMessageType.Binary, true, CancellationToken.None);
        Assert.Equal("4400 A message must be text", await client.NextAsync());
    }

    [Fact]
    public async Task Message_ThatIsNoUtf8_Is1007()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.BeginAsync(host);
        await client.Socket.SendAsync(new byte[] { 0xC3, 0x28 }, WebSocketMessageType.Text, true, CancellationToken.None);
        Assert.StartsWith("1007", await client.NextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2048, "{\"type\":\"pong\"}")]
    [InlineData(2049, "1009 The message is longer than 2048 bytes")]
    public async Task Message_PastItsBound_Is1009(int length, string expected)
    {
        await using var host = await StreamHost.StartAsync(maxBodyBytes: 2048);
        using var client = await SocketClient.BeginAsync(host);
        await client.SendAsync("""{"type":"ping"}""" + new string(' ', length - 15));
        Assert.Equal(expected, await client.NextAsync());
    }

    [Theory]
    [InlineData(32 * 1024, "{\"type\":\"pong\"}")]
    [InlineData((32 * 1024) + 1, "1009 The message is longer than 32768 bytes")]
    public async Task Message_OfAClientNobodyKnows_HasAShorterBound(int length, string expected)
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);
        await client.SendAsync("""{"type":"ping"}""" + new string(' ', length - 15));
        Assert.Equal(expected, await client.NextAsync());
    }

    [Fact]
    public async Task Message_ThatIsFarTooLong_IsNotKept()
    {
        await using var host = await StreamHost.StartAsync(maxBodyBytes: 2048);
        using var client = await SocketClient.BeginAsync(host);
        var sending = client.SendAsync(new string(' ', 1024 * 1024));
        Assert.StartsWith("1009", await client.NextAsync(), StringComparison.Ordinal);
        await sending;
    }

    [Fact]
    public async Task Client_ThatIsRefused_Is4403WithTheReason()
    {
        await using var host = await StreamHost.StartAsync(register: With(_ => SocketAdmission.Refuse("No token came")));
        using var client = await SocketClient.ConnectAsync(host);
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("4403 No token came", await client.NextAsync());
    }

    public static TheoryData<Exception> Failures => [new InvalidOperationException("secret"), new TaskCanceledException("secret")];

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task Authenticator_ThatFails_Is4500(Exception failure)
    {
        await using var host = await StreamHost.StartAsync(register: With(_ => throw failure));
        using var client = await SocketClient.ConnectAsync(host);
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("4500 Internal server error", await client.NextAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Token_ThatHasExpired_Is4403(int seconds)
    {
        await using var host = await StreamHost.StartAsync(expiresAt: DateTimeOffset.UnixEpoch.AddSeconds(seconds));
        using var client = await SocketClient.ConnectAsync(host);
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("4403 Token expired", await client.NextAsync());
    }

    [Fact]
    public async Task Token_Expires_Is4403AndOperationsEnd()
    {
        var expiry = DateTimeOffset.UnixEpoch.AddSeconds(9);
        await using var host = await StreamHost.StartAsync(register: With(_ => SocketAdmission.Allow(new ClaimsPrincipal(), expiry)));
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync("1", "subscription { silent }");
        await host.Sources.Opened.Task;
        host.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal("4403 Token expired", await client.NextAsync());
        await host.Sources.Ended.Task;
    }

    [Fact]
    public async Task Server_Stops_Is1012AndTheStopWaitsForNobody()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync("1", "subscription { silent }");
        await host.Sources.Opened.Task;
        var stopping = host.StopAsync();
        Assert.Equal("1012 Service restart", await client.NextAsync());
        await host.Sources.Ended.Task;
        await stopping;
    }

    [Fact]
    public async Task Server_Stops_ClientThatDoesNotAnswerIsCutOff()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync("1", "subscription { silent }");
        await host.Sources.Opened.Task;
        var stopping = host.StopAsync();
        await host.Sources.Ended.Task;
        host.Clock.Advance(TimeSpan.FromSeconds(3));
        await stopping;
    }

    [Fact]
    public async Task OneSocketTooMany_Is1013UntilAnotherEnds()
    {
        await using var host = await StreamHost.StartAsync(o => o with { MaxConnections = 1 });
        using (var first = await SocketClient.BeginAsync(host))
        {
            using var second = await SocketClient.ConnectAsync(host);
            Assert.Equal("1013 There are 1 connections, the most that may be", await second.NextAsync());
            await first.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }

        string answer;
        do
        {
            // The place is free a moment after the socket has ended.
            using var third = await SocketClient.ConnectAsync(host);
            await third.SendAsync("""{"type":"connection_init"}""");
            answer = await third.NextAsync();
        }
        while (answer.StartsWith("1013", StringComparison.Ordinal));
        Assert.Equal("""{"type":"connection_ack"}""", answer);
    }

    [Fact]
    public async Task OneSocketTooManyThatSaysNothing_Is1013AndKeepsNobodyOutWhoWasLetIn()
    {
        await using var host = await StreamHost.StartAsync(o => o with { MaxConnections = 5 });
        using var first = await SocketClient.ConnectAsync(host);
        await first.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await first.NextAsync());
        using (var second = await SocketClient.ConnectAsync(host))
        {
            Assert.Equal("1013 There are 1 sockets without an acknowledged connection_init, the most that may be", await second.NextAsync());
        }

        await first.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await first.NextAsync());
        using var third = await SocketClient.BeginAsync(host);
        using var fourth = await SocketClient.BeginAsync(host);
    }

    private static Action<IServiceCollection> With(Func<JsonElement, SocketAdmission> answer) =>
        services => services.AddSingleton<ISocketAuthenticator>(new Answering(answer));

    // ClientWebSocket fails where the server chooses none of its protocols; asked late, it sends none that it could miss.
    private static Task<SocketClient> ConnectWithoutChoiceAsync(StreamHost host, string? protocol) =>
        SocketClient.ConnectAsync(host, protocol: null, options =>
        {
            if (protocol is not null)
            {
                options.SetRequestHeader("Sec-WebSocket-Protocol", protocol);
            }
        });

    private sealed class Answering(Func<JsonElement, SocketAdmission> answer) : ISocketAuthenticator
    {
        public ValueTask<SocketAdmission> AuthenticateAsync(HttpContext upgrade, JsonElement payload, CancellationToken cancellationToken) => new(answer(payload));
    }
}
