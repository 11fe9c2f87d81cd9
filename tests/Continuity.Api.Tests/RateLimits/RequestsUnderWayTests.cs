using System.Net;
using System.Net.Sockets;
using System.Text;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Protection;

namespace Continuity.Api.Tests.RateLimits;

/// <summary>Who leaves its requests lying about takes its own places, and nobody else's.</summary>
public sealed class RequestsUnderWayTests
{
    private static readonly (string Key, string? Value)[] Two =
        [("Continuity:RateLimits:Customer:Requests", "2"), ("Continuity:RateLimits:Customer:Burst", "10000"), ("Continuity:Http:SlowFor", "00:02:00")];

    [Fact]
    public async Task Requests_ThatTheirCallerNeverEnds_HoldNoMoreThanItsPlaces()
    {
        await using var host = await ProtectedHost.StartAsync(Two);
        var token = ProtectedHost.Token("customer", "mia");
        var first = await BeginAsync(host, token);
        using var second = await BeginAsync(host, token);

        using var refused = await host.AskAsync(token, "mutation { do }");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.Contains("\"code\":\"TOO_MANY_OPEN\"", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, host.Done);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, ProtectedHost.Token("customer", "tom")));

        first.Dispose();
        await Eventually.IsSoAsync(async () => await StatusAsync(host, token) == HttpStatusCode.OK, "A place is free again");
    }

    [Fact]
    public async Task Answers_ThatTheirCallerDoesNotTake_HoldNoMoreThanItsPlaces()
    {
        await using var host = await ProtectedHost.StartAsync([.. Two, ("Continuity:GraphQL:MaxRequestsInFlight", "3")]);
        var token = ProtectedHost.Token("customer", "mia");
        using var first = await LeaveAsync(host, token);
        using var second = await LeaveAsync(host, token);

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(host, token));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, ProtectedHost.Token("customer", "tom")));
    }

    [Fact]
    public async Task Operations_OfASocketThatTakeTheirTime_CountWithItsCallersRequests()
    {
        await using var host = await ProtectedHost.StartAsync([.. Two, ("Continuity:GraphQL:MaxRequestsInFlight", "3")]);
        var token = ProtectedHost.Token("customer", "mia");
        using var socket = await GraphQLSocket.ConnectAsync(host.Address);
        await socket.SendAsync($$$"""{"type":"connection_init","payload":{"token":"{{{token}}}"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.NextAsync());
        foreach (var id in new[] { "a", "b" })
        {
            await socket.SendAsync($$$"""{"type":"subscribe","id":"{{{id}}}","payload":{"query":"{ never }"}}""");
        }

        await Eventually.IsSoAsync(() => Task.FromResult(host.Waiting == 2), "Both are under way");
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(host, token));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, ProtectedHost.Token("customer", "tom")));
        await socket.SendAsync("""{"type":"subscribe","id":"c","payload":{"query":"{ who }"}}""");
        var refused = await socket.NextAsync();
        Assert.StartsWith("""{"id":"c","type":"error",""", refused, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"TOO_MANY_OPEN\"", refused, StringComparison.Ordinal);

        await socket.SendAsync("""{"type":"complete","id":"a"}""");
        await Eventually.IsSoAsync(async () => await StatusAsync(host, token) == HttpStatusCode.OK, "A place is free again");
    }

    [Fact]
    public async Task Stream_OfASubscription_IsNoRequestUnderWay()
    {
        await using var host = await ProtectedHost.StartAsync(Two);
        var token = ProtectedHost.Token("customer", "mia");
        using var one = await FollowAsync(host, token);
        using var two = await FollowAsync(host, token);
        using var three = await FollowAsync(host, token);

        foreach (var stream in new[] { one, two, three })
        {
            Assert.Equal("text/event-stream", stream.Content.Headers.ContentType!.MediaType);
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, token));
    }

    private static async Task<HttpStatusCode> StatusAsync(ProtectedHost host, string token)
    {
        using var answer = await host.AskAsync(token, "{ who }");
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> FollowAsync(ProtectedHost host, string token) => host.AskAsync(token, "subscription { ticks }", static request =>
    {
        request.Headers.Accept.Clear();
        request.Headers.Accept.ParseAdd("text/event-stream");
    });

    /// <summary>Begins a request whose body never comes, and hears that it is waited for.</summary>
    private static Task<TcpClient> BeginAsync(ProtectedHost host, string token) => SayAsync(host, token, "Content-Length: 1000\r\nExpect: 100-continue\r\n\r\n", "HTTP/1.1 100 Continue");

    /// <summary>Asks for more than the connection holds, and takes no more of the answer than its beginning.</summary>
    private static Task<TcpClient> LeaveAsync(ProtectedHost host, string token)
    {
        var body = $$"""{"query":"{ {{string.Join(' ', Enumerable.Range(0, 120).Select(static n => $"a{n}: text"))}} }"}""";
        return SayAsync(host, token, $"Content-Length: {body.Length}\r\n\r\n{body}", "HTTP/1.1 200 OK");
    }

    private static async Task<TcpClient> SayAsync(ProtectedHost host, string token, string said, string expected)
    {
        var client = new TcpClient { ReceiveBufferSize = 8 * 1024 };
        await client.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        var head = $"POST /graphql HTTP/1.1\r\nHost: {host.Address.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + said), TestContext.Current.CancellationToken);
        using var heard = new StreamReader(client.GetStream(), leaveOpen: true);
        Assert.Equal(expected, await heard.ReadLineAsync(TestContext.Current.CancellationToken));
        return client;
    }
}
