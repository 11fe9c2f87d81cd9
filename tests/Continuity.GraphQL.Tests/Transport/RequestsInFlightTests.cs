using System.Net;
using Continuity.GraphQL.Registration;
using Continuity.GraphQL.Tests.Transport.Streams;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.Transport;

public sealed class RequestsInFlightTests
{
    [Fact]
    public async Task Post_PastTheLimit_Is503WithTheLimitAndRetryAfterUntilOneIsDone()
    {
        var begun = new SemaphoreSlim(0);
        var gate = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var schema = SdlSchema.Build("type Query { wait: Int quick: Int }", o => o
            .Resolve("Query", "quick", (in _) => new(1))
            .Resolve("Query", "wait", (in _) =>
            {
                begun.Release();
                return new(gate.Task);
            }));
        await using var host = await HttpHost.StartAsync(schema, o => o with { MaxRequestsInFlight = 2 });
        var waiting = Enumerable.Range(0, 2).Select(_ => host.PostAsync("""{"query":"{ wait }"}""")).ToList();
        await begun.WaitAsync();
        await begun.WaitAsync();

        using var content = new StringContent("""{"query":"{ quick }"}""", null, "application/json");
        using var refused = await host.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        gate.SetResult(7);
        var answers = await Task.WhenAll(waiting);
        var after = await host.PostAsync("""{"query":"{ quick }"}""");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(
            """{"errors":[{"message":"The server has 2 requests in flight, and takes no more. Try again in 1 s.","extensions":{"code":"SERVER_BUSY"}}]}""",
            await refused.Content.ReadAsStringAsync());
        Assert.All(answers, static answer => Assert.Equal("""{"data":{"wait":7}}""", answer.Body));
        Assert.Equal((200, """{"data":{"quick":1}}"""), (after.Status, after.Body));
    }

    [Fact]
    public async Task Post_RefusedBeforeItIsExecuted_LeavesItsPlaceFree()
    {
        await using var host = await HttpHost.StartAsync(
            SdlSchema.Build("type Query { quick: Int fail: Int! }", static o => o.Resolve("Query", "quick", static (in _) => new(1))),
            static o => o with { MaxRequestsInFlight = 1 });
        foreach (var body in (string[])["", "{", """{"query":"{"}""", """{"query":"{ unknown }"}""", """{"query":"{ fail }"}"""])
        {
            await host.PostAsync(body);
        }

        Assert.Equal(200, (await host.PostAsync("""{"query":"{ quick }"}""")).Status);
    }

    [Fact]
    public async Task Socket_PastTheLimit_ItsQueriesAreRefusedAndItsSubscriptionsAreNot()
    {
        await using var host = await OneAtATimeAsync();
        using var client = await SocketClient.BeginAsync(host);
        await client.SubscribeAsync("1", "{ wait }");
        await host.Sources.Opened.Task;

        await client.SubscribeAsync("2", "{ hello }");
        var refused = await client.NextAsync();
        await client.SubscribeAsync("3", "subscription { count(to: 1) }");
        var counted = await client.NextAsync();

        Assert.StartsWith("""{"id":"2","type":"error","payload":[{"message":"The server has 1 requests in flight""", refused, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"SERVER_BUSY\"", refused, StringComparison.Ordinal);
        Assert.Equal("""{"id":"3","type":"next","payload":{"data":{"count":1}}}""", counted);
    }

    [Fact]
    public async Task EventStream_OfAQuery_IsInFlightAndOfASubscription_IsNot()
    {
        await using var host = await OneAtATimeAsync();
        using var subscription = await StreamAsync(host, "subscription { silent }");
        await host.Sources.Opened.Task;
        using var query = await StreamAsync(host, "{ hello }");
        var answer = await query.Content.ReadAsStringAsync();
        using var endless = await StreamAsync(host, "{ wait }");
        using var refused = await StreamAsync(host, "{ hello }");

        Assert.Contains("you", answer, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("application/json", refused.Content.Headers.ContentType!.MediaType);
    }

    private static Task<StreamHost> OneAtATimeAsync() =>
        StreamHost.StartAsync(register: static s => s.AddGraphQLServer().ModifyOptions(static o => o with { MaxRequestsInFlight = 1 }));

    private static Task<HttpResponseMessage> StreamAsync(StreamHost host, string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent($$"""{"query":"{{query}}"}""", null, "application/json") };
        request.Headers.Add("Accept", "text/event-stream");
        return host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
