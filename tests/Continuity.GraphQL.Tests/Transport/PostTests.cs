using System.Net;
using System.Net.Sockets;
using System.Text;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.Transport;

public sealed class PostTests : IAsyncLifetime
{
    private const string Json = "application/json; charset=utf-8";
    private const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";
    private const string Ok = """{"query":"{ hello }"}""";

    private HttpHost host = null!;

    public async ValueTask InitializeAsync() => host = await HttpHost.StartAsync(
        SdlSchema.Build("type Query { hello(name: String): String need(id: ID!): ID fail: Int! }", o => o
            .Resolve("Query", "hello", (in c) => new($"Hello {c.Argument<string>("name") ?? "you"}"))
            .Resolve("Query", "need", (in c) => new(c.ArgumentAt(0)))),
        o => o with { MaxBodyBytes = 2048 });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(null, 200, Json)]
    [InlineData("*/*", 200, Json)]
    [InlineData("application/*", 200, Json)]
    [InlineData("application/json", 200, Json)]
    [InlineData("APPLICATION/JSON; charset=UTF-8", 200, Json)]
    [InlineData("application/graphql-response+json", 200, GraphQLResponse)]
    [InlineData("application/graphql-response+json, application/json", 200, GraphQLResponse)]
    [InlineData("application/json, application/graphql-response+json", 200, Json)]
    [InlineData("application/json;q=0.5, application/graphql-response+json;q=0.9", 200, GraphQLResponse)]
    [InlineData("text/html, application/graphql-response+json;q=0.9, */*;q=0.1", 200, GraphQLResponse)]
    [InlineData("application/json;q=0, */*", 200, GraphQLResponse)]
    [InlineData("application/json;q=0.1, */*", 200, GraphQLResponse)]
    [InlineData("application/graphql-response+json;q=0.1, application/*;q=0.2, */*", 200, Json)]
    [InlineData("application/*;q=0, */*", 406, Json)]
    [InlineData("*/*, application/graphql-response+json", 200, GraphQLResponse)]
    [InlineData("text/html", 406, Json)]
    [InlineData("application/json; charset=utf-16", 406, Json)]
    [InlineData("application/json;q=0", 406, Json)]
    [InlineData("not a media type", 406, Json)]
    public async Task Post_AcceptHeader_ChoosesFormatOrRefuses(string? accept, int status, string contentType)
    {
        var response = await host.PostAsync(Ok, accept);
        Assert.Equal((status, contentType), (response.Status, response.ContentType));
        Assert.Equal(status == 200, response.Body == """{"data":{"hello":"Hello you"}}""");
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("Application/JSON; charset=\"UTF-8\"", 200)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData(null, 415)]
    public async Task Post_ContentType_IsJsonInUtf8OrRefused(string? contentType, int status) =>
        Assert.Equal(status, (await host.PostAsync(Ok, contentType: contentType)).Status);

    [Theory]
    [InlineData("", "The body is not valid JSON.")]
    [InlineData("{", "The body is not valid JSON.")]
    [InlineData("""{"query":"{ hello }"} x""", "The body is not valid JSON.")]
    [InlineData("""[{"query":"{ hello }"}]""", "The body must be a JSON object.")]
    [InlineData("{}", "The parameter \"query\" is missing.")]
    [InlineData("""{"query":null}""", "The parameter \"query\" is missing.")]
    [InlineData("""{"query":"{ hello }","query":null}""", "The parameter \"query\" is missing.")]
    [InlineData("""{"documentId":1}""", "The parameter \"documentId\" must be a string, or null.")]
    [InlineData("""{"extensions":{"persistedQueries":{}}}""", "The parameter \"query\" is missing.")]
    [InlineData("""{"query":1}""", "The parameter \"query\" must be a string.")]
    [InlineData("""{"query":"{ hello }","variables":[]}""", "The parameter \"variables\" must be an object, or null.")]
    [InlineData("""{"query":"{ hello }","operationName":1}""", "The parameter \"operationName\" must be a string, or null.")]
    [InlineData("""{"query":"{ hello }","extensions":"x"}""", "The parameter \"extensions\" must be an object, or null.")]
    [InlineData("""{"query":"{ hello(name: \"\uD800\") }"}""", "The body holds a string that is not valid Unicode.")]
    public async Task Post_NoGraphQLRequest_Is400InEitherFormat(string body, string message)
    {
        foreach (var accept in (string[])["application/json", "application/graphql-response+json"])
        {
            var response = await host.PostAsync(body, accept);
            Assert.Equal((400, accept + "; charset=utf-8"), (response.Status, response.ContentType));
            Assert.Contains($"\"message\":\"{message.Replace("\"", "\\\"", StringComparison.Ordinal)}\"", response.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("\"data\"", response.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"query":"{"}""")]
    [InlineData("""{"query":""}""")]
    [InlineData("""{"query":"{ unknown }"}""")]
    [InlineData("""{"query":"query A { hello } query B { hello }"}""")]
    [InlineData("""{"query":"query A { hello }","operationName":"B"}""")]
    [InlineData("""{"query":"query($id: ID!) { need(id: $id) }"}""")]
    [InlineData("""{"query":"query($id: ID!) { need(id: $id) }","variables":{"id":[]}}""")]
    [InlineData("""{"query":"mutation { hello }"}""")]
    public async Task Post_RequestError_StatusDependsOnFormat(string body)
    {
        var json = await host.PostAsync(body, "application/json");
        var graphQL = await host.PostAsync(body, "application/graphql-response+json");
        Assert.Equal((200, 400), (json.Status, graphQL.Status));
        Assert.Equal(json.Body, graphQL.Body);
        Assert.StartsWith("""{"errors":[{"message":""", json.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", json.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_FieldErrorWithoutData_IsStill200()
    {
        var response = await host.PostAsync("""{"query":"{ fail }"}""", "application/graphql-response+json");
        Assert.Equal(200, response.Status);
        Assert.EndsWith("\"data\":null}", response.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_EscapesVariablesAndByteOrderMark_AreRead()
    {
        var body = "\uFEFF" + """{"variables":{"n":"Zoë 🏊"},"extensions":{},"other":[1],"operationName":null,"query":"query(\u0024n: String)\n{ hello(name: $n) }"}""";
        Assert.Equal((200, Json, """{"data":{"hello":"Hello Zoë 🏊"}}"""), await host.PostAsync(body));
    }

    [Fact]
    public async Task Post_BodyThatHttpCannotRead_Is400()
    {
        using var caller = new TcpClient();
        await caller.ConnectAsync(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port);
        var stream = caller.GetStream();
        await stream.WriteAsync("POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n"u8.ToArray());

        var answer = await new StreamReader(stream).ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("BAD_REQUEST", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BodyIsNotUtf8_Is400()
    {
        byte[] body = [.. "{\"query\":\"{ hello(name: \\\""u8, 0xC3, .. "\\\") }\"}"u8];
        var response = await host.PostAsync(body);
        Assert.Equal(400, response.Status);
        Assert.Contains("The body is not valid UTF-8.", response.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_BodyPastItsBound_Is413AndNamesTheBoundAndTheLength(bool isLengthKnown)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = new StringContent(Ok + new string(' ', 2048), Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = !isLengthKnown;
        using var response = await host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        var length = Ok.Length + 2048;
        Assert.Matches(isLengthKnown ? $"The body has {length} bytes; at most 2048 bytes" : "The body has [0-9]+ bytes or more; at most 2048 bytes", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("QUERY")]
    public async Task OtherMethod_IsRefusedWithThoseThatAreServed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/graphql?query={hello}");
        using var response = await host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Options_Asked_TellsTheMethods()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        using var response = await host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "POST"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("gzip", 415)]
    [InlineData("identity", 200)]
    public async Task Post_ContentEncoding_MustBeNone(string encoding, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(Ok, Encoding.UTF8, "application/json") };
        request.Content.Headers.ContentEncoding.Add(encoding);
        using var response = await host.Client.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 415, response.Headers.Contains("Accept-Encoding"));
    }

    [Fact]
    public async Task Post_ManyAtOnce_EachGetsItsOwnAnswer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i =>
            host.PostAsync($$"""{"query":"query($n: String) { hello(name: $n) }","variables":{"n":"{{i}}"} }""")));
        Assert.Equal(Enumerable.Range(0, 64).Select(i => $$$"""{"data":{"hello":"Hello {{{i}}}"}}"""), answers.Select(a => a.Body));
    }
}
