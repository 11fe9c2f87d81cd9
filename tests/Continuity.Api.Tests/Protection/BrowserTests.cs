using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using Continuity.Api.Protection;

namespace Continuity.Api.Tests.Protection;

/// <summary>What a page in somebody's browser can do with this API.</summary>
public sealed class BrowserTests
{
    private const string Known = "https://app.example";
    private const string Foreign = "https://evil.example";

    [Fact]
    public async Task Answer_OfEachKind_HasTheHeadersThatKeepBrowsersFromMisusingIt()
    {
        await using var host = await ProtectedHost.StartAsync(("Continuity:Proxies:0", "127.0.0.0/8"), ("Continuity:RateLimits:Address:Burst", "4"), ("Continuity:RateLimits:Address:RequestsPerSecond", "1"));
        var kinds = new HashSet<HttpStatusCode>();
        foreach (var token in new[] { ProtectedHost.Token("agent", "ana"), null })
        {
            foreach (var query in new[] { "{ who }", "{", "{ who }", "{ who }", "{ who }", "{ who }" })
            {
                using var answer = await host.AskAsync(token, query, static request => request.Headers.Add("X-Forwarded-For", "203.0.113.7"));
                kinds.Add(answer.StatusCode);
                Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
                Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
                Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
                Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
                Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
                Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
                Assert.False(answer.Headers.Contains("Server"));
                Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
            }
        }

        Assert.Superset(new HashSet<HttpStatusCode> { HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests }, kinds);
        using var stream = await host.AskAsync(ProtectedHost.Token("agent", "ana"), "subscription { ticks }", static request =>
        {
            request.Headers.Accept.Clear();
            request.Headers.Accept.ParseAdd("text/event-stream");
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
            request.Headers.Add("X-Forwarded-Proto", "https");
        });
        Assert.Equal("no-store", stream.Headers.CacheControl!.ToString());
        Assert.Equal("max-age=31536000", Assert.Single(stream.Headers.GetValues("Strict-Transport-Security")));
    }

    [Theory]
    [InlineData(Known, true)]
    [InlineData(Foreign, false)]
    [InlineData("https://app.example.evil.example", false)]
    [InlineData("http://app.example", false)]
    [InlineData("null", false)]
    public async Task Request_OfAPage_IsLetThroughToItOnlyWhereItsOriginIsListed(string origin, bool isLet)
    {
        await using var host = await ProtectedHost.StartAsync(("Continuity:Cors:Origins:0", Known));
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        using var asked = await host.Http.SendAsync(preflight, TestContext.Current.CancellationToken);
        using var answer = await host.AskAsync(ProtectedHost.Token("agent", "ana"), "{ who }", request => request.Headers.Add("Origin", origin));

        Assert.Equal(isLet ? origin : null, Allowed(asked));
        Assert.Equal(isLet ? origin : null, Allowed(answer));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.False(asked.Headers.Contains("Access-Control-Allow-Credentials"));
        if (isLet)
        {
            Assert.Contains("authorization", Assert.Single(asked.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Retry-After", Assert.Single(answer.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Request_OfAnyPage_IsNotLetThroughByDefault()
    {
        await using var host = await ProtectedHost.StartAsync();
        using var answer = await host.AskAsync(ProtectedHost.Token("agent", "ana"), "{ who }", static request => request.Headers.Add("Origin", Known));

        Assert.Null(Allowed(answer));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(Known, true)]
    [InlineData("own", true)]
    [InlineData(Foreign, false)]
    [InlineData("null", false)]
    public async Task Socket_OfAPage_IsOpenedOnlyWhereItsOriginIsListedOrThisServersOwn(string? origin, bool isLet)
    {
        await using var host = await ProtectedHost.StartAsync(("Continuity:Cors:Origins:0", Known));
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin == "own" ? host.Address.GetLeftPart(UriPartial.Authority) : origin);
        }

        var connecting = socket.ConnectAsync(new UriBuilder(host.Address) { Scheme = "ws", Path = "/graphql" }.Uri, TestContext.Current.CancellationToken);
        if (isLet)
        {
            await connecting;
        }
        else
        {
            await Assert.ThrowsAsync<WebSocketException>(() => connecting);
            Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
        }
    }

    [Theory]
    [InlineData("GET", null, HttpStatusCode.BadRequest)]
    [InlineData("POST", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("POST", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("POST", "multipart/form-data; boundary=x", HttpStatusCode.UnsupportedMediaType)]
    public async Task Request_ThatAPageMaySendUnasked_DoesNothing(string method, string? type, HttpStatusCode status)
    {
        await using var host = await ProtectedHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/graphql" + (type is null ? "?query=mutation%7Bdo%7D" : ""));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ProtectedHost.Token("agent", "ana"));
        if (type is not null)
        {
            request.Content = new StringContent("""{"query":"mutation { do }"}""", Encoding.UTF8);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(0, host.Done);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://*.example")]
    [InlineData("app.example")]
    [InlineData("https://app.example/")]
    [InlineData("https://app.example:443")]
    [InlineData("https://user@app.example")]
    [InlineData("null")]
    public void Validate_WhatIsNoOrigin_IsNamed(string origin) => Assert.StartsWith(
        "Continuity:Cors: Origins:1 must be an origin", Assert.Single(new BrowserOrigins { Origins = [Known, origin] }.Validate()), StringComparison.Ordinal);

    [Fact]
    public void Validate_LimitsAndProxiesOutOfBounds_AreNamedWithTheirBounds()
    {
        Assert.Empty(new HttpLimits().Validate());
        Assert.Equal(
            [
                "Continuity:Http: MaximumConnections is 9; it must be from 10 to 1,000,000.",
                "Continuity:Http: MaximumStreams is 0; it must be from 1 to 10,000.",
                "Continuity:Http: MaximumHeaderBytes is 262145; it must be from 4,096 to 262,144.",
                "Continuity:Http: LeastBytesPerSecond is 0; it must be from 1 to 1,000,000.",
                "Continuity:Http: HeadersWithin is 00:03:00; it must be from 00:00:01 to 00:02:00.",
                "Continuity:Http: KeepAlive is 00:00:00; it must be from 00:00:01 to 01:00:00.",
                "Continuity:Http: SlowFor is 00:00:01; it must be from 00:00:02 to 00:02:00.",
            ],
            new HttpLimits
            {
                MaximumConnections = 9, MaximumStreams = 0, MaximumHeaderBytes = 262_145, LeastBytesPerSecond = 0,
                HeadersWithin = TimeSpan.FromMinutes(3), KeepAlive = TimeSpan.Zero, SlowFor = TimeSpan.FromSeconds(1),
            }.Validate());
        Assert.Equal(
            "Continuity:Proxies:1 must be an address or a network, such as 10.0.0.0/8.",
            Assert.Single(new TrustedProxies(["10.0.0.0/8", "everybody", "::1", "192.0.2.1"]).Validate()));
    }

    private static string? Allowed(HttpResponseMessage answer) => answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? Assert.Single(allowed) : null;
}
