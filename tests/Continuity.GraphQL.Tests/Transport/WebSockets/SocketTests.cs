using System.Net;
using System.Net.WebSockets;
using Continuity.GraphQL.Tests.Transport.Streams;

namespace Continuity.GraphQL.Tests.Transport.WebSockets;

public sealed class SocketTests : IAsyncLifetime
{
    private StreamHost host = null!;

    public async ValueTask InitializeAsync() => host = await StreamHost.StartAsync(o => o with { MaxOperationsPerSocket = 2 });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Subscription_IsAnsweredByItsEventsAndTheirEnd()
    {
        using var client = await SocketClient.BeginAsync(host);
        Assert.Equal("graphql-transport-ws", client.Socket.SubProtocol);
        await client.SubscribeAsync("a\\\"b", "subscription { count(to: 2) }");

        Assert.Equal("""{"id":"a\u0022b","type":"next","payload":{"data":{"count":1}}}""", await client.NextAsync());
        Assert.Equal("""{"id":"a\u0022b","type":"next","payload":{"data":{"count":2}}}""", await client.NextAsync());
        Assert.Equal("""{"id":"a\u0022b","type":"complete"}""", await client.NextAsync());
    }

    [Theory]
    [InlineData("{ hello }", """{"id":"1","type":"next","payload":{"data":{"hello":"you"}}}""")]
    [InlineData("mutation { add(n: 1) }", """{"id":"1","type":"next","payload":{"data":{"add":2}}}""")]
    public async Task OperationOfOneResult_IsAnsweredByItAndTheEnd(string query, string expected)
    {
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync("1", query);

        Assert.Equal(expected, await client.NextAsync());
        Assert.Equal("""{"id":"1","type":"complete"}""", await client.NextAsync());
    }

    [Fact]
    public async Task FieldError_IsAResult()
    {
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync("1", "{ fail }");

        Assert.EndsWith("\"data\":null}}", await client.NextAsync(), StringComparison.Ordinal);
        Assert.Equal("""{"id":"1","type":"complete"}""", await client.NextAsync());
    }

    [Theory]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ unknown }", "unknown")]
    [InlineData("subscription { closed }", "CLOSED")]
    public async Task RefusedOperation_IsAnsweredByErrorsAlone_AndItsIdIsFree(string query, string expected)
    {
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync("1", query);

        var error = await client.NextAsync();
        Assert.StartsWith("""{"id":"1","type":"error","payload":[{"message":""", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);

        await client.SubscribeAsync("1", "{ hello }");
        Assert.Contains("you", await client.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralOperations_RunAtOnce_UpToTheBound()
    {
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync("1", "subscription { silent }");
        await client.SubscribeAsync("2", "{ hello }");
        Assert.Contains("you", await client.NextAsync(), StringComparison.Ordinal);
        await client.NextAsync();

        await client.SubscribeAsync("2", "subscription { silent }");
        await client.SubscribeAsync("3", "{ hello }");
        var error = await client.NextAsync();
        Assert.StartsWith("""{"id":"3","type":"error","payload":[{"message":"2 operations run""", error, StringComparison.Ordinal);
        Assert.Contains("TOO_MANY_OPERATIONS", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralOperations_HoldNoMoreMemoryThanOneMessageMayHave()
    {
        await using var small = await StreamHost.StartAsync(maxBodyBytes: 2048);
        using var client = await SocketClient.BeginAsync(small);
        var padding = new string(' ', 900);
        await client.SubscribeAsync("1", "subscription { silent }" + padding);
        await client.SubscribeAsync("2", "subscription { silent }" + padding);
        await client.SubscribeAsync("3", "{ hello }" + padding);
        var error = await client.NextAsync();
        Assert.StartsWith("""{"id":"3","type":"error","payload":[{"message":"The messages that asked for this socket's operations""", error, StringComparison.Ordinal);
        Assert.Contains("TOO_MANY_OPERATIONS", error, StringComparison.Ordinal);

        await client.SendAsync("""{"type":"complete","id":"1"}""");
        await small.Sources.Ended.Task;
        await client.SubscribeAsync("3", "{ hello }");
        Assert.Contains("you", await client.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complete_FromTheClient_EndsTheSourceAndFreesTheId()
    {
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync("1", "subscription { silent }");
        await host.Sources.Opened.Task;
        await client.SendAsync("""{"id":"1","type":"complete"}""");
        await client.SendAsync("""{"id":"never","type":"complete"}""");
        await host.Sources.Ended.Task;

        await client.SubscribeAsync("1", "{ hello }");
        Assert.Contains("you", await client.NextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_Goes_SourceIsEnded(bool says)
    {
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync("1", "subscription { silent }");
        await host.Sources.Opened.Task;
        if (says)
        {
            await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            Assert.Equal("1000 ", await client.NextAsync());
        }
        else
        {
            client.Socket.Abort();
        }

        await host.Sources.Ended.Task;
    }

    [Fact]
    public async Task Ping_IsAnsweredByPongWithItsPayload_BeforeInitToo()
    {
        using var client = await SocketClient.ConnectAsync(host);
        await client.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.NextAsync());
        await client.SendAsync("""{"type":"pong"}""");
        await client.SendAsync("""{"type":"ping","payload":{"n":[1,"ü"]}}""");
        Assert.Equal("""{"type":"pong","payload":{"n":[1,"ü"]}}""", await client.NextAsync());
    }

    [Fact]
    public async Task NothingHappens_ServerPings()
    {
        using var client = await SocketClient.BeginAsync(host);
        for (var beat = 0; beat < 2; beat++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(12));
            Assert.Equal("""{"type":"ping"}""", await client.NextAsync());
        }
    }

    [Fact]
    public async Task PlainRequest_ThatPretendsToAskForASocket_IsServedNothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={hello}");
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.ParseAdd("websocket");
        using var response = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("handshake", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
