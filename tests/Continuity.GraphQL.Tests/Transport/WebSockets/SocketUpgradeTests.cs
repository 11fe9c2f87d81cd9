using System.Net;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text.Json;
using Continuity.GraphQL.Tests.Transport.Streams;
using Continuity.GraphQL.Transport.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Tests.Transport.WebSockets;

public sealed class SocketUpgradeTests
{
    [Theory]
    [InlineData(null, HttpStatusCode.SwitchingProtocols)]
    [InlineData("own", HttpStatusCode.SwitchingProtocols)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task Origin_WhereTheUserComesFromTheUpgrade_MustBeTheServersOwn(string? origin, HttpStatusCode status)
    {
        await using var host = await StreamHost.StartAsync();
        Assert.Equal(status, await UpgradeAsync(host, origin == "own" ? host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.SwitchingProtocols)]
    [InlineData("https://evil.example", HttpStatusCode.SwitchingProtocols)]
    public async Task Origin_WhereTheClientSendsItsToken_IsAny(string? origin, HttpStatusCode status)
    {
        await using var host = await StreamHost.StartAsync(register: static s => s.AddSingleton<ISocketAuthenticator, Trusting>());
        Assert.Equal(status, await UpgradeAsync(host, origin));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.SwitchingProtocols)]
    [InlineData("https://app.example", HttpStatusCode.SwitchingProtocols)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    public async Task Origin_WhereSomeAreNamed_MustBeOneOfThem(string? origin, HttpStatusCode status)
    {
        await using var host = await StreamHost.StartAsync(
            o => o with { AllowedOrigins = ["https://app.example"] }, static s => s.AddSingleton<ISocketAuthenticator, Trusting>());
        Assert.Equal(status, await UpgradeAsync(host, origin));
    }

    [Fact]
    public async Task Socket_OverHttp2_IsServedToo()
    {
        await using var host = await StreamHost.StartAsync(register: static s => s.Configure<KestrelServerOptions>(
            static k => k.ConfigureEndpointDefaults(static e => e.Protocols = HttpProtocols.Http2)));
        using var handler = new HttpMessageInvoker(new SocketsHttpHandler());
        using var socket = new ClientWebSocket();
        socket.Options.HttpVersion = HttpVersion.Version20;
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(host.SocketAddress, handler, CancellationToken.None);

        await socket.SendAsync("""{"type":"connection_init"}"""u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        var buffer = new byte[256];
        var answer = await socket.ReceiveAsync(buffer, CancellationToken.None);
        Assert.Equal("""{"type":"connection_ack"}"""u8.ToArray(), buffer[..answer.Count]);
    }

    private static async Task<HttpStatusCode> UpgradeAsync(StreamHost host, string? origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(host.SocketAddress, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The status tells why.
        }

        return socket.HttpStatusCode;
    }

    private sealed class Trusting : ISocketAuthenticator
    {
        public ValueTask<SocketAdmission> AuthenticateAsync(HttpContext upgrade, JsonElement payload, CancellationToken cancellationToken) =>
            new(SocketAdmission.Allow(new ClaimsPrincipal(), null));
    }
}
