using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using static Continuity.Api.Tests.Ingest.IngestApi;

namespace Continuity.Api.Tests.Ingest;

/// <summary>What is let in, what is not, and what those who are not are told.</summary>
[OneStore("No store changes it.")]
public sealed class EndpointTests(IngestApi shared) : IClassFixture<IngestApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Post_ASourceThatIsNone_IsToldNothing()
    {
        using var unknown = Signed("nobody", Message());
        using var other = new HttpRequestMessage(HttpMethod.Post, "/ingest/Chat") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        using var nested = new HttpRequestMessage(HttpMethod.Post, "/ingest/chat/more");
        foreach (var request in new[] { unknown, other, nested })
        {
            using var answer = await SendAsync(request);
            Assert.Equal((HttpStatusCode.NotFound, ""), (answer.StatusCode, await TextAsync(answer)));
        }
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task AnotherMethod_OfASourceOrNone_IsAnsweredTheSame(string method)
    {
        using var known = new HttpRequestMessage(new HttpMethod(method), "/ingest/chat");
        using var unknown = new HttpRequestMessage(new HttpMethod(method), "/ingest/nobody");
        using var one = await SendAsync(known);
        using var other = await SendAsync(unknown);

        Assert.True(one.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed);
        Assert.Equal((one.StatusCode, await TextAsync(one)), (other.StatusCode, await TextAsync(other)));
    }

    [Fact]
    public async Task Post_TheSignatureIsNotGood_IsToldTheSameWhateverIsWrong()
    {
        using var without = new HttpRequestMessage(HttpMethod.Post, "/ingest/chat") { Content = new StringContent(Message(), Encoding.UTF8, "application/json") };
        using var otherKey = Signed("chat", Message(), secret: Signing.OldKey);
        using var old = Signed("chat", Message(), at: TimeProvider.System.GetUtcNow().AddMinutes(-6));
        using var ahead = Signed("chat", Message(), at: TimeProvider.System.GetUtcNow().AddMinutes(6));
        using var wrongType = Signed("chat", Message(), secret: Signing.OldKey);
        wrongType.Content!.Headers.ContentType = new("image/png");
        using var noJson = Signed("chat", "{", secret: Signing.OldKey);
        var texts = new HashSet<string>();
        foreach (var request in new[] { without, otherKey, old, ahead, wrongType, noJson })
        {
            using var answer = await SendAsync(request);
            Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            texts.Add(await TextAsync(answer));
        }

        Assert.Equal("""{"type":"about:blank","title":"The signature is not good.","status":401}""", Assert.Single(texts));
    }

    [Fact]
    public async Task Post_TheSameAgainWithinTheWindow_IsAnsweredAsTheFirstTime()
    {
        var body = Message();
        using var first = Signed("chat", body, "msg_1");
        using var replay = Signed("chat", body, "msg_1");
        using var one = await SendAsync(first);
        using var other = await SendAsync(replay);

        Assert.Equal((HttpStatusCode.OK, await TextAsync(one)), (other.StatusCode, await TextAsync(other)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_ABodyThatIsTooLarge_Is413BeforeItIsReadWhole(bool tellsItsLength)
    {
        using var request = Signed("small", new string(' ', 1_000_000));
        request.Headers.TransferEncodingChunked = !tellsItsLength;
        using var fits = Signed("small", Message().PadRight(1024));
        using var over = Signed("small", Message().PadRight(1025));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusAsync(request));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusAsync(over));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(fits));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Post_AMediaTypeThatTheKindDoesNotHave_Is415(string? type)
    {
        using var request = Signed("chat", Message());
        request.Content!.Headers.ContentType = type is null ? null : new(type);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusAsync(request));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"id":"1","id":"2"}""")]
    [InlineData("""{"\ud800":"1"}""")]
    [InlineData("""{"type":"message","message":{"\udc00":"1"}}""")]
    public async Task Post_WhatIsNoObjectOfJson_Is422(string body)
    {
        using var request = Signed("chat", body);

        Assert.Equal("body", (await AnswerAsync(api, request, HttpStatusCode.UnprocessableEntity)).Text("field"));
    }

    [Fact]
    public async Task Post_PastItsRate_Is429AndTakenInLater()
    {
        var bodies = Enumerable.Range(0, 12).Select(static _ => Message()).ToList();
        var answers = await Task.WhenAll(bodies.Select(async body =>
        {
            using var request = Signed("slow", body);
            using var answer = await SendAsync(request);
            return (answer.StatusCode, answer.Headers.RetryAfter?.Delta);
        }));

        Assert.InRange(answers.Count(static answer => answer.StatusCode == HttpStatusCode.OK), 3, 11);
        Assert.All(answers.Where(static answer => answer.StatusCode != HttpStatusCode.OK), static answer =>
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.InRange(answer.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        });
        await Eventually.IsSoAsync(
            async () =>
            {
                using var request = Signed("slow", bodies[^1]);
                return await StatusAsync(request) == HttpStatusCode.OK;
            },
            "There is a token again");
    }

    [Fact]
    public async Task Post_WhoHasNoSecret_UsesUpNoRate()
    {
        var forged = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var request = Signed("single", Message(), secret: Signing.OldKey);
            return await StatusAsync(request);
        }));
        using var good = Signed("single", Message());
        using var more = Signed("single", Message());
        var taken = await Task.WhenAll(StatusAsync(good), StatusAsync(more));

        Assert.All(forged, static status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.Contains(HttpStatusCode.OK, taken);
    }

    [Fact]
    public async Task Post_WhileRedisIsAway_Is503AndTakenInOnceItIsBack()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var other = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString, More = new Dictionary<string, string>(Sources) { ["Continuity:Store:Deadline"] = "00:00:02" } });
        var body = JsonNode.Parse(Message())!.AsObject();
        await redis.KillAsync();
        using var request = Signed("chat", body.ToJsonString());
        using var away = await other.Http.SendAsync(request, TestContext.Current.CancellationToken);
        await redis.StartAgainAsync();
        await Eventually.IsSoAsync(
            async () => (await other.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.OK,
            "Redis is back");
        var taken = await TakeAsync(other, "chat", body);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (away.StatusCode, away.Headers.RetryAfter!.Delta));
        Assert.Equal("Hello", Assert.Single((await ReadAsync(other, taken.Text("session"))).Entries).Text("text"));
    }

    [Fact]
    public async Task Log_OfWhatIsNotTakenIn_HasSourceAndReasonAndNothingThatWasSent()
    {
        var secret = $"s{Guid.NewGuid():N}";
        using var forged = Signed("chat", Message().Replace("Hello", secret, StringComparison.Ordinal), secret: Signing.OldKey);
        await StatusAsync(forged);
        var unknown = JsonNode.Parse(Message())!.AsObject().With(secret, secret);
        var nested = JsonNode.Parse(Message())!.AsObject().With("customer", new JsonObject { [secret] = secret });
        string[] fields = ["type", "body", "customer"];
        foreach (var (body, field) in new[] { new() { ["id"] = secret, ["type"] = secret, ["occurredAt"] = secret }, unknown, nested }.Zip(fields))
        {
            var refused = await TakeAsync(api, "chat", body, HttpStatusCode.UnprocessableEntity);
            Assert.Equal(field, refused.Text("field"));
            Assert.DoesNotContain(secret, refused.GetRawText(), StringComparison.Ordinal);
        }

        await Eventually.IsSoAsync(
            () => Task.FromResult(fields.All(field => api.Process.Output.Any(line => line.Contains($"Source chat: what it sent is not taken in (NotUnderstood: {field})", StringComparison.Ordinal)))),
            "It is logged");
        Assert.Contains(api.Process.Output, static line => line.Contains("Source chat: a request's signature is not good (WRONG)", StringComparison.Ordinal));
        Assert.DoesNotContain(api.Process.Output.Concat(api.Process.Errors), line => line.Contains(secret, StringComparison.Ordinal) || line.Contains("whsec_", StringComparison.Ordinal));
    }

    private static string Message() =>
        new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(), ["type"] = "message", ["occurredAt"] = "2026-03-02T09:00:00Z", ["session"] = Guid.NewGuid().ToString(), ["message"] = new JsonObject { ["text"] = "Hello" },
        }.ToJsonString();

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => api.Http.SendAsync(request, TestContext.Current.CancellationToken);

    private async Task<HttpStatusCode> StatusAsync(HttpRequestMessage request)
    {
        using var answer = await SendAsync(request);
        return answer.StatusCode;
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
