using System.Net;
using System.Text;
using Continuity.GraphQL.Tests.Transport.Streams;

namespace Continuity.GraphQL.Tests.Transport.EventStream;

public sealed class EventStreamTests
{
    private const string Complete = "event: complete|data: ";

    [Fact]
    public async Task Client_AsksOnlyForThePrice_IsToldItAndNothingIsOpened()
    {
        await using var host = await StreamHost.StartAsync();
        using var events = await EventReader.OpenAsync(host, "subscription { silent }", static request => request.Headers.Add("GraphQL-Cost", "validate"));

        var all = (await events.RestAsync().WaitAsync(TimeSpan.FromSeconds(60))).Where(static e => e != ":").ToList();
        Assert.StartsWith("""event: next|data: {"data":null,"extensions":{"cost":{"fieldCost":""", all[0], StringComparison.Ordinal);
        Assert.Equal("event: complete|data: ", Assert.Single(all.Skip(1)));
    }

    [Fact]
    public async Task Subscription_IsAnsweredByItsEventsAndTheirEnd()
    {
        await using var host = await StreamHost.StartAsync();
        using var events = await EventReader.OpenAsync(host, "subscription { count(to: 2) }");

        Assert.Equal(HttpStatusCode.OK, events.Response.StatusCode);
        Assert.Equal("text/event-stream; charset=utf-8", events.Response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-store", events.Response.Headers.CacheControl!.ToString());
        Assert.Equal(["no"], events.Response.Headers.GetValues("X-Accel-Buffering"));
        Assert.Equal(
            ["event: next|data: {\"data\":{\"count\":1}}", "event: next|data: {\"data\":{\"count\":2}}", Complete],
            await events.RestAsync());
    }

    [Theory]
    [InlineData("{ hello }", """{"data":{"hello":"you"}}""")]
    [InlineData("mutation { add(n: 1) }", """{"data":{"add":2}}""")]
    [InlineData("{ fail }", "\"data\":null}")]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("subscription { unknown }", "unknown")]
    [InlineData("subscription { closed }", "CLOSED")]
    public async Task OtherRequest_IsAnsweredByOneEventAndTheEnd(string query, string expected)
    {
        await using var host = await StreamHost.StartAsync();
        using var events = await EventReader.OpenAsync(host, query);

        Assert.Equal(HttpStatusCode.OK, events.Response.StatusCode);
        Assert.Equal(Complete, await TakeOneAsync(events, expected));
        Assert.Null(await events.NextAsync());
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{\"query\":1}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{\"query\":\"{ hello }\"}", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task RequestThatHttpRefuses_IsAnsweredByStatusAndJson(string body, string contentType, HttpStatusCode status)
    {
        await using var host = await StreamHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, contentType) };
        request.Headers.Add("Accept", "text/event-stream");
        using var response = await host.Client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("{\"errors\":[{\"message\":", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/event-stream", "text/event-stream; charset=utf-8")]
    [InlineData("Text/Event-Stream; charset=utf-8", "text/event-stream; charset=utf-8")]
    [InlineData("text/event-stream, application/json", "text/event-stream; charset=utf-8")]
    [InlineData("text/event-stream, */*", "text/event-stream; charset=utf-8")]
    [InlineData("application/json, text/event-stream", "application/json; charset=utf-8")]
    [InlineData("text/event-stream;q=0.5, application/graphql-response+json", "application/graphql-response+json; charset=utf-8")]
    [InlineData("text/event-stream;q=0, */*", "application/json; charset=utf-8")]
    [InlineData("*/*", "application/json; charset=utf-8")]
    public async Task Stream_IsChosenByTheAcceptHeaderAlone(string accept, string contentType)
    {
        await using var host = await StreamHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""{"query":"{ hello }"}""", Encoding.UTF8, "application/json"),
        };
        Assert.True(request.Headers.TryAddWithoutValidation("Accept", accept));
        using var response = await host.Client.SendAsync(request);
        Assert.Equal(contentType, response.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task Client_Goes_SourceIsEnded()
    {
        await using var host = await StreamHost.StartAsync();
        using (await EventReader.OpenAsync(host, "subscription { silent }"))
        {
            await host.Sources.Opened.Task;
        }

        await host.Sources.Ended.Task;
    }

    [Fact]
    public async Task NothingHappens_CommentsKeepTheConnection()
    {
        await using var host = await StreamHost.StartAsync(o => o with { KeepAlive = TimeSpan.FromSeconds(5) });
        using var events = await EventReader.OpenAsync(host, "subscription { silent }");
        await host.Sources.Opened.Task;
        for (var beat = 0; beat < 2; beat++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(5));
            Assert.Equal(":", await events.NextAsync());
        }
    }

    [Fact]
    public async Task Token_Expires_StreamEndsAndSaysSo()
    {
        await using var host = await StreamHost.StartAsync(expiresAt: DateTimeOffset.UnixEpoch.AddSeconds(10));
        using var events = await EventReader.OpenAsync(host, "subscription { silent }");
        await host.Sources.Opened.Task;
        host.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(Complete, await TakeOneAsync(events, "TOKEN_EXPIRED"));
        await host.Sources.Ended.Task;
    }

    [Fact]
    public async Task Token_ThatIsGoodForLongerThanATimerCanBeSet_IsNoObstacle()
    {
        await using var host = await StreamHost.StartAsync(expiresAt: DateTimeOffset.UnixEpoch.AddDays(365));
        using var events = await EventReader.OpenAsync(host, "subscription { count(to: 1) }");
        Assert.Equal(2, (await events.RestAsync()).Count);
    }

    [Fact]
    public async Task Server_Stops_StreamEndsWithoutComplete()
    {
        await using var host = await StreamHost.StartAsync();
        using var events = await EventReader.OpenAsync(host, "subscription { silent }");
        await host.Sources.Opened.Task;
        await host.StopAsync();

        Assert.Empty(await events.RestAsync());
    }

    [Fact]
    public async Task OneStreamTooMany_Is503UntilAnotherEnds()
    {
        await using var host = await StreamHost.StartAsync(o => o with { MaxConnections = 1 });
        using (await EventReader.OpenAsync(host, "subscription { silent }"))
        {
            using var refused = await EventReader.OpenAsync(host, "{ hello }");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Response.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Response.Headers.RetryAfter!.Delta);
            Assert.Contains("There are 1 event streams", await refused.TextAsync(), StringComparison.Ordinal);
        }

        await host.Sources.Ended.Task;
        Assert.Equal(HttpStatusCode.OK, await StatusOfNextAsync(host));
    }

    private static async Task<HttpStatusCode> StatusOfNextAsync(StreamHost host)
    {
        while (true)
        {
            // The place is free a moment after the source was ended.
            using var events = await EventReader.OpenAsync(host, "{ hello }");
            if (events.Response.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                return events.Response.StatusCode;
            }
        }
    }

    private static async Task<string?> TakeOneAsync(EventReader events, string expected)
    {
        var next = await events.NextAsync();
        Assert.StartsWith("event: next|data: {", next, StringComparison.Ordinal);
        Assert.Contains(expected, next, StringComparison.Ordinal);
        return await events.NextAsync();
    }
}
