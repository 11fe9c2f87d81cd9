using System.Net;
using System.Text.Json;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Protection;

namespace Continuity.Api.Tests.RateLimits;

/// <summary>No caller takes an instance from the others.</summary>
public sealed class RateLimitTests
{
    private const int More = 500;

    [Fact]
    public async Task Requests_PastTheRateOfTheirCaller_Are429AndNothingIsDoneThatIsNotAnswered()
    {
        await using var host = await ProtectedHost.StartAsync(Rates("Agent", 5));
        var acknowledged = 0;
        HttpResponseMessage answer;
        while ((answer = await host.AskAsync(ProtectedHost.Token("agent", "ana"), "mutation { do }")).StatusCode == HttpStatusCode.OK)
        {
            Assert.True(++acknowledged < More);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("RATE_LIMITED", await CodeAsync(answer));
        Assert.True(acknowledged >= 5);
        Assert.Equal(acknowledged, host.Done);

        // Another agent, and a bot of the same name, have their own.
        Assert.Equal(HttpStatusCode.OK, (await host.AskAsync(ProtectedHost.Token("agent", "ben"), "{ who }")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.AskAsync(ProtectedHost.Token("bot", "ana"), "{ who }")).StatusCode);
        await Eventually.IsSoAsync(async () => (await host.AskAsync(ProtectedHost.Token("agent", "ana"), "{ who }")).StatusCode == HttpStatusCode.OK, "There are points again");
    }

    [Fact]
    public async Task Operations_OnASocket_CountWithItsCallersOthersAndEachIsToldApart()
    {
        await using var host = await ProtectedHost.StartAsync(Rates("Agent", 5));
        var token = ProtectedHost.Token("agent", "ana");
        using var socket = await OpenAsync(host, token);
        string message;
        var id = 0;
        do
        {
            await socket.SendAsync($$$"""{"type":"subscribe","id":"{{{++id}}}","payload":{"query":"mutation { do }"}}""");
            message = await socket.NextAsync();
            if (message.Contains("\"next\"", StringComparison.Ordinal))
            {
                await socket.NextAsync();
            }
        }
        while (!message.Contains("\"error\"", StringComparison.Ordinal) && id < More);

        Assert.Contains("\"code\":\"RATE_LIMITED\"", message, StringComparison.Ordinal);
        Assert.Equal(id - 1, host.Done);
        using var byHttp = await UntilRefusedAsync(host, token, "{ who }", 2);
        await socket.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await socket.NextAsync());
    }

    [Fact]
    public async Task Request_ThatCostsMore_TakesMore()
    {
        await using var host = await ProtectedHost.StartAsync([.. Rates("Bot", 50), ("Continuity:RateLimits:CostOfAPoint", "20")]);
        var token = ProtectedHost.Token("bot", "billie");

        Assert.Equal(HttpStatusCode.OK, (await host.AskAsync(token, "{ who }")).StatusCode);
        using var dear = await UntilRefusedAsync(host, token, "{ dear }", 3);

        Assert.Equal("RATE_LIMITED", await CodeAsync(dear));
        Assert.NotNull(dear.Headers.RetryAfter);
        var cheap = 0;
        while ((await host.AskAsync(ProtectedHost.Token("bot", "other"), "{ who }")).StatusCode == HttpStatusCode.OK && cheap < More)
        {
            cheap++;
        }

        Assert.InRange(cheap, 50, More - 1);
    }

    [Fact]
    public async Task ConnectionsAndSubscriptions_OverAllOfACallers_AreBoundedAndFreeAgainWhenClosed()
    {
        await using var host = await ProtectedHost.StartAsync(
            [.. Rates("Customer", 1000), ("Continuity:RateLimits:Customer:Connections", "2"), ("Continuity:RateLimits:Customer:Subscriptions", "3")]);
        var token = ProtectedHost.Token("customer", "mia");
        var first = await OpenAsync(host, token);
        using var second = await OpenAsync(host, token);
        using var third = await GraphQLSocket.ConnectAsync(host.Address);
        await third.SendAsync($$$"""{"type":"connection_init","payload":{"token":"{{{token}}}"}}""");
        Assert.StartsWith("1013 ", await third.NextAsync(), StringComparison.Ordinal);
        using var stream = await host.AskAsync(token, "subscription { ticks }", static request => Accept(request, "text/event-stream"));
        Assert.Equal(HttpStatusCode.TooManyRequests, stream.StatusCode);
        Assert.Equal("TOO_MANY_OPEN", await CodeAsync(stream));

        Assert.True(await SubscribeAsync(first, "a"));
        Assert.True(await SubscribeAsync(first, "b"));
        Assert.True(await SubscribeAsync(second, "c"));
        Assert.False(await SubscribeAsync(second, "d"));

        first.Dispose();
        await Eventually.IsSoAsync(async () => await SubscribeAsync(second, Guid.NewGuid().ToString()), "A place is free again");
        using var others = await OpenAsync(host, ProtectedHost.Token("customer", "tom"));
        Assert.True(await SubscribeAsync(others, "a"));
    }

    [Fact]
    public async Task Strangers_OfOneAddress_ShareARateThatThoseSignedInDoNotUse()
    {
        await using var host = await ProtectedHost.StartAsync(Rates("Address", 5));
        using var refused = await UntilRefusedAsync(host, "no token", "{ who }", More, HttpStatusCode.Unauthorized);

        Assert.Equal(HttpStatusCode.OK, (await host.AskAsync(ProtectedHost.Token("agent", "ana"), "{ who }")).StatusCode);

        // Another address that anybody can claim to be does not help where no proxy is trusted.
        using var claimed = await UntilRefusedAsync(host, null, "{ who }", More, HttpStatusCode.Unauthorized, static request => request.Headers.Add("X-Forwarded-For", Guid.NewGuid().ToString("N")[..4] + "::1"));
        Assert.Equal("RATE_LIMITED", await CodeAsync(claimed));
    }

    [Fact]
    public async Task Strangers_BehindATrustedProxy_AreToldApartByWhatItSays()
    {
        await using var host = await ProtectedHost.StartAsync([.. Rates("Address", 5), ("Continuity:Proxies:0", "127.0.0.0/8")]);
        using var refused = await UntilRefusedAsync(host, null, "{ who }", More, HttpStatusCode.Unauthorized, static request => request.Headers.Add("X-Forwarded-For", "203.0.113.7"));

        using var neighbour = await host.AskAsync(null, "{ who }", static request => request.Headers.Add("X-Forwarded-For", "203.0.113.8"));
        Assert.Equal(HttpStatusCode.Unauthorized, neighbour.StatusCode);

        // Of a chain only what trusted ones have written counts: the nearest that is not one of them is who asks.
        using var request = new HttpRequestMessage(HttpMethod.Get, "/address");
        request.Headers.Add("X-Forwarded-For", "198.51.100.1, 203.0.113.9, 127.0.0.5");
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("203.0.113.9", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static (string Key, string? Value)[] Rates(string who, int burst) =>
        [($"Continuity:RateLimits:{who}:RequestsPerSecond", "1"), ($"Continuity:RateLimits:{who}:Burst", $"{burst}")];

    private static void Accept(HttpRequestMessage request, string type)
    {
        request.Headers.Accept.Clear();
        request.Headers.Accept.ParseAdd(type);
    }

    private static async Task<HttpResponseMessage> UntilRefusedAsync(
        ProtectedHost host, string? token, string query, int most, HttpStatusCode before = HttpStatusCode.OK, Action<HttpRequestMessage>? change = null)
    {
        for (var count = 0; count < Math.Max(most, 20); count++)
        {
            var answer = await host.AskAsync(token, query, change);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                return answer;
            }

            Assert.Equal(before, answer.StatusCode);
            answer.Dispose();
        }

        throw new InvalidOperationException("Nothing was refused.");
    }

    private static async Task<GraphQLSocket> OpenAsync(ProtectedHost host, string token)
    {
        var socket = await GraphQLSocket.ConnectAsync(host.Address);
        await socket.SendAsync($$$"""{"type":"connection_init","payload":{"token":"{{{token}}}"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.NextAsync());
        return socket;
    }

    private static async Task<bool> SubscribeAsync(GraphQLSocket socket, string id)
    {
        await socket.SendAsync($$$"""{"type":"subscribe","id":"{{{id}}}","payload":{"query":"subscription { ticks }"}}""");
        var message = await socket.NextAsync();
        Assert.Contains(id, message, StringComparison.Ordinal);
        Assert.True(message.Contains("\"next\"", StringComparison.Ordinal) || message.Contains("\"code\":\"TOO_MANY_OPEN\"", StringComparison.Ordinal), message);
        return message.Contains("\"next\"", StringComparison.Ordinal);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return json.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
    }
}
