using System.Net;
using System.Net.Http.Headers;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.Transport;

public sealed class GetTests : IAsyncLifetime
{
    private HttpHost host = null!;
    private int changes;

    public async ValueTask InitializeAsync() => host = await HttpHost.StartAsync(SdlSchema.Build(
        "type Query { hello(name: String): String fail: Int! } type Mutation { change: Int }",
        o => o
            .Resolve("Query", "hello", (in c) => new($"Hello {c.Argument<string>("name") ?? "you"}"))
            .Resolve("Mutation", "change", (in _) => new(++changes))));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("query=%7Bhello%7D", "you")]
    [InlineData("query=%7B+hello%20%7D&unknown=1&operationName=&variables=&extensions=&documentId=", "you")]
    [InlineData("query=query+A%7Bhello%7D+query+B%7Bhello(name:%22B%22)%7D&operationName=B", "B")]
    [InlineData("variables=%7B%22n%22%3A%22Zo%C3%AB+%2B%22%7D&query=query(%24n:String)%7Bhello(name:%24n)%7D&extensions=%7B%7D", "Zoë +")]
    [InlineData("query=%7Bhello%7D&variables=null&extensions=null", "you")]
    public async Task Get_Query_IsAnsweredAndNotKeptByCaches(string url, string name)
    {
        using var response = await GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/graphql-response+json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal($$$"""{"data":{"hello":"Hello {{{name}}}"}}""", await response.Content.ReadAsStringAsync());
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("", "The parameter \\\"query\\\" is missing.")]
    [InlineData("query=", "The parameter \\\"query\\\" is missing.")]
    [InlineData("QUERY=%7Bhello%7D", "The parameter \\\"query\\\" is missing.")]
    [InlineData("query=%7Bhello%7D&query=%7Bfail%7D", "The parameter \\\"query\\\" is in the URL twice.")]
    [InlineData("query=%7Bhello%7D&variables=%7B", "The parameter \\\"variables\\\" is not valid JSON.")]
    [InlineData("query=%7Bhello%7D&variables=[]", "The parameter \\\"variables\\\" must be a JSON object, or null.")]
    [InlineData("query=%7Bhello%7D&extensions=1", "The parameter \\\"extensions\\\" must be a JSON object, or null.")]
    [InlineData("query=%7B", "GRAPHQL_PARSE_FAILED")]
    [InlineData("query=%7Bother%7D", "other")]
    [InlineData("query=query+null%7Bhello%7D&operationName=undefined", "operationName")]
    public async Task Get_WrongParameters_Are400AndSayWhatIsWrong(string url, string message)
    {
        using var response = await GetAsync(url);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(message, body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query=mutation%7Bchange%7D")]
    [InlineData("query=query+A%7Bhello%7D+mutation+B%7Bchange%7D&operationName=B")]
    public async Task Get_Mutation_IsRefusedAndNotExecuted(string url)
    {
        using var response = await GetAsync(url);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
        Assert.Equal(0, changes);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("Content-Type", "application/x-www-form-urlencoded")]
    public async Task Get_AsAForeignPageCouldSendIt_IsRefusedWithTheHeaderThatIsMissing(string? name, string? value)
    {
        using var response = await SendAsync(HttpMethod.Get, "query=%7Bhello%7D", name, value);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Contains("GraphQL-Require-Preflight: 1", body, StringComparison.Ordinal);
        Assert.Contains("PREFLIGHT_REQUIRED", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GraphQL-Require-Preflight", "1")]
    [InlineData("graphql-require-preflight", "yes")]
    [InlineData("Content-Type", "application/json")]
    public async Task Get_WithAHeaderThatNeedsAPreflight_IsAnswered(string name, string value)
    {
        using var response = await SendAsync(HttpMethod.Get, "query=%7Bhello%7D", name, value);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Get_AcceptThatTakesNeitherFormat_Is406()
    {
        using var request = Request(HttpMethod.Get, "query=%7Bhello%7D", "GraphQL-Require-Preflight", "1");
        request.Headers.Accept.Clear();
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var response = await host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    [Theory]
    [InlineData("query=%7Bhello%7D", 200)]
    [InlineData("query=%7Bother%7D", 400)]
    [InlineData("query=mutation%7Bchange%7D", 405)]
    public async Task Head_AnyRequest_IsAnsweredAsGetIsWithoutABody(string url, int status)
    {
        using var response = await SendAsync(HttpMethod.Head, url, "GraphQL-Require-Preflight", "1");
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/graphql-response+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> GetAsync(string url) => SendAsync(HttpMethod.Get, url, "GraphQL-Require-Preflight", "1");

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, string? name, string? value)
    {
        using var request = Request(method, url, name, value);
        return await host.Client.SendAsync(request);
    }

    private static HttpRequestMessage Request(HttpMethod method, string url, string? name, string? value)
    {
        var request = new HttpRequestMessage(method, "/graphql?" + url);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        if (name == "Content-Type")
        {
            request.Content = new ByteArrayContent([]);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value!);
        }
        else if (name is not null)
        {
            request.Headers.Add(name, value);
        }

        return request;
    }
}
