using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.SignIn;

[OneStore("No store changes it.")]
public sealed class SocketTokenTests(SignInHost host) : IClassFixture<SignInHost>
{
    private static readonly string Ana = ForeignIssuer.Issue(new Dictionary<string, object> { ["sub"] = "ana", ["role"] = "agent", ["name"] = "Ana" });
    private static readonly string Bob = ForeignIssuer.Issue(new Dictionary<string, object> { ["sub"] = "bob", ["role"] = "supervisor" });
    private static readonly string Nobody = ForeignIssuer.Issue(new Dictionary<string, object> { ["sub"] = "ana", ["role"] = "owner" });
    private static readonly string Old = ForeignIssuer.Issue(new Dictionary<string, object> { ["sub"] = "ana", ["role"] = "agent" }, expired: true);

    public static TheoryData<string, string?, string> Admitted => new()
    {
        { $$"""{"authorization":"Bearer {{Ana}}"}""", null, "Agent ana 'Ana' []" },
        { $$"""{"Authorization":"bearer {{Ana}}"}""", null, "Agent ana 'Ana' []" },
        { $$"""{"token":"{{Ana}}"}""", null, "Agent ana 'Ana' []" },
        { "null", Ana, "Agent ana 'Ana' []" },
        { "{}", Ana, "Agent ana 'Ana' []" },
        { $$"""{"token":"{{Ana}}"}""", Bob, "Agent ana 'Ana' []" },
        { $$"""{"token":"{{Ana}}"}""", "not a token", "Agent ana 'Ana' []" },
    };

    public static TheoryData<string, string?, string> Refused => new()
    {
        { "null", null, "4403 Send {\"authorization\": \"Bearer …\"} in connection_init" },
        { """{"token":1}""", null, "4403 Send {\"authorization\": \"Bearer …\"} in connection_init" },
        { "null", "not a token", "4403 Send {\"authorization\": \"Bearer …\"} in connection_init" },
        { """{"token":""}""", null, "4403 The token is not valid" },
        { """{"token":"\ud800"}""", null, "4403 connection_init holds a string that is not valid Unicode" },
        { """{"token":"abc"}""", null, "4403 The token is not valid" },
        { $$"""{"authorization":"{{Ana}}"}""", null, "4403 The token is not valid" },
        { $$"""{"token":"{{Nobody}}"}""", null, "4403 The claim role must be one of agent, supervisor, bot, customer, ingest" },
        { $$"""{"token":"{{Old}}"}""", null, "4403 The token has expired" },
        { $$"""{"token":"{{Old}}"}""", Ana, "4403 The token has expired" },
    };

    [Theory]
    [MemberData(nameof(Admitted), DisableDiscoveryEnumeration = true)]
    public async Task Socket_WithAGoodToken_EveryOperationHasItsCaller(string payload, string? headerToken, string caller)
    {
        using var socket = await GraphQLSocket.ConnectAsync(host.Http.BaseAddress!, headerToken);
        await socket.SendAsync($$"""{"type":"connection_init","payload":{{payload}} }""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.NextAsync());

        for (var id = 1; id <= 2; id++)
        {
            await socket.SendAsync($$$"""{"type":"subscribe","id":"{{{id}}}","payload":{"query":"{ who }"}}""");
            Assert.Equal($$$$"""{"id":"{{{{id}}}}","type":"next","payload":{"data":{"who":"{{{{caller}}}}"}}}""", await socket.NextAsync());
            Assert.Equal($$"""{"id":"{{id}}","type":"complete"}""", await socket.NextAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task Socket_WithoutAGoodToken_IsClosedBeforeAnyOperation(string payload, string? headerToken, string close)
    {
        using var socket = await GraphQLSocket.ConnectAsync(host.Http.BaseAddress!, headerToken);
        await socket.SendAsync($$"""{"type":"connection_init","payload":{{payload}} }""");
        Assert.Equal(close, await socket.NextAsync());
    }

    [Fact]
    public async Task Socket_ThatSaysNothingOfItself_CanAskForNothing()
    {
        using var socket = await GraphQLSocket.ConnectAsync(host.Http.BaseAddress!, Ana);
        await socket.SendAsync("""{"type":"subscribe","id":"1","payload":{"query":"{ who }"}}""");
        Assert.Equal("4401 Unauthorized", await socket.NextAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Token_Expires_SocketIsClosed(bool inHeader)
    {
        var token = ForeignIssuer.Issue(new Dictionary<string, object> { ["sub"] = "ana", ["role"] = "agent" }, lifetime: TimeSpan.FromSeconds(3));
        using var socket = await GraphQLSocket.ConnectAsync(host.Http.BaseAddress!, inHeader ? token : null);
        await socket.SendAsync(inHeader ? """{"type":"connection_init"}""" : $$$"""{"type":"connection_init","payload":{"token":"{{{token}}}"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.NextAsync());
        Assert.Equal("4403 Token expired", await socket.NextAsync());
    }

    [Fact]
    public async Task Token_Expires_EventStreamEndsAndSaysSo()
    {
        var token = ForeignIssuer.Issue(new Dictionary<string, object> { ["sub"] = "ana", ["role"] = "agent" }, lifetime: TimeSpan.FromSeconds(3));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "subscription { who }" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        var events = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\n\n");
        Assert.Equal("event: next\ndata: {\"data\":{\"who\":\"Agent ana '' []\"}}", events[0]);
        Assert.Contains("\"code\":\"TOKEN_EXPIRED\"", events[1], StringComparison.Ordinal);
        Assert.Equal("event: complete\ndata: ", events[2]);
    }

    [Fact]
    public async Task Subscription_EachEvent_HasItsCaller()
    {
        using var socket = await GraphQLSocket.ConnectAsync(host.Http.BaseAddress!);
        await socket.SendAsync($$$"""{"type":"connection_init","payload":{"token":"{{{Bob}}}"}}""");
        await socket.NextAsync();
        await socket.SendAsync("""{"type":"subscribe","id":"1","payload":{"query":"subscription { who }"}}""");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"who":"Supervisor bob '' []"}}}""", await socket.NextAsync());
    }

    [Fact]
    public async Task PlainRequest_ThatPretendsToAskForASocket_IsServedNothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("""{"query":"{ who }"}""") };
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.ParseAdd("websocket");
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
