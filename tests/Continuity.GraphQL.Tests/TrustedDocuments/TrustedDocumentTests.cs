using System.Text.Json;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Tests.Execution;
using Continuity.GraphQL.Tests.Transport;
using Continuity.GraphQL.TrustedDocuments;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.TrustedDocuments;

public sealed class TrustedDocumentTests : IDisposable
{
    private const string Hello = "query Hello($name: String) {\n  hello(name: $name)\n}\n";
    private const string Two = "query A { hello } query B { hello(name: \"B\") }";
    private const string Other = "{ hello }";
    private readonly DocumentFolder folder = new();
    private readonly Schema schema = SdlSchema.Build(
        "type Query { hello(name: String): String } type Mutation { change: Int }",
        static o => o
            .Resolve("Query", "hello", static (in c) => new($"Hello {c.Argument<string>("name") ?? "you"}"))
            .Resolve("Mutation", "change", static (in _) => new(1)));

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("{\"documentId\":\"sha256:HASH\",\"variables\":{\"name\":\"Eva\"}}")]
    [InlineData("{\"documentId\":\"HASH\",\"variables\":{\"name\":\"Eva\"},\"query\":null}")]
    [InlineData("{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"HASH\"}},\"variables\":{\"name\":\"Eva\"}}")]
    public async Task Post_IdOfATrustedDocument_ExecutesIt(string body)
    {
        folder.Write("desk/hello.graphql", Hello);
        await using var host = await StartAsync(onlyTrusted: true);

        var answer = await host.PostAsync(body.Replace("HASH", DocumentFolder.Hash(Hello), StringComparison.Ordinal));

        Assert.Equal((200, """{"data":{"hello":"Hello Eva"}}"""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Get_IdOfATrustedDocument_ExecutesTheOperationThatIsNamed()
    {
        folder.Write("two.graphql", Two);
        await using var host = await StartAsync(onlyTrusted: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?documentId=sha256:{DocumentFolder.Hash(Two)}&operationName=B");
        request.Headers.Add("GraphQL-Require-Preflight", "1");

        using var response = await host.Client.SendAsync(request);

        Assert.Equal("""{"data":{"hello":"Hello B"}}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Get_IdOfATrustedMutation_Is405()
    {
        folder.Write("change.graphql", "mutation { change }");
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?documentId={DocumentFolder.Hash("mutation { change }")}");
        request.Headers.Add("GraphQL-Require-Preflight", "1");

        using var response = await host.Client.SendAsync(request);

        Assert.Equal(405, (int)response.StatusCode);
    }

    [Fact]
    public async Task OnlyTrusted_TextOfATrustedDocument_IsExecuted()
    {
        folder.Write("other.graphql", Other);
        await using var host = await StartAsync(onlyTrusted: true);

        Assert.Equal("""{"data":{"hello":"Hello you"}}""", (await host.PostAsync("""{"query":"{ hello }"}""")).Body);
    }

    [Theory]
    [InlineData("{hello}")]
    [InlineData("{ hello} ")]
    [InlineData("{ __schema { types { name } } }")]
    [InlineData("no GraphQL")]
    public async Task OnlyTrusted_AnyOtherText_IsRefusedWithItsHash(string text)
    {
        folder.Write("other.graphql", Other);
        await using var host = await StartAsync(onlyTrusted: true);

        var answer = await host.PostAsync(JsonSerializer.Serialize(new { query = text }), "application/graphql-response+json");

        Assert.Equal(400, answer.Status);
        Assert.Equal(
            $$$"""{"errors":[{"message":"This server executes trusted documents only, and sha256:{{{DocumentFolder.Hash(text)}}} is none of them.","extensions":{"code":"DOCUMENT_NOT_TRUSTED"}}]}""",
            answer.Body);
    }

    [Fact]
    public async Task OnlyTrusted_AnyOtherTextWithItsId_IsRefused()
    {
        folder.Write("other.graphql", Other);
        await using var host = await StartAsync(onlyTrusted: true);

        var answer = await host.PostAsync(JsonSerializer.Serialize(new { query = Two, documentId = DocumentFolder.Hash(Two) }));

        Assert.Contains("DOCUMENT_NOT_TRUSTED", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NotOnlyTrusted_AnyText_IsExecutedAsBefore()
    {
        folder.Write("hello.graphql", Hello);
        await using var host = await StartAsync();

        Assert.Equal("""{"data":{"hello":"Hello you"}}""", (await host.PostAsync("""{"query":"{ hello }"}""")).Body);
    }

    [Fact]
    public async Task Post_UnknownId_IsNotFound()
    {
        folder.Write("hello.graphql", Hello);
        await using var host = await StartAsync();

        var answer = await host.PostAsync($$"""{"documentId":"{{DocumentFolder.Hash(Other)}}"}""", "application/graphql-response+json");

        Assert.Equal(400, answer.Status);
        Assert.Contains($"sha256:{DocumentFolder.Hash(Other)}", answer.Body, StringComparison.Ordinal);
        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_IdAndTextOfAnotherDocument_IsRefused()
    {
        folder.Write("hello.graphql", Hello);
        await using var host = await StartAsync();

        var answer = await host.PostAsync(JsonSerializer.Serialize(new { query = Other, documentId = DocumentFolder.Hash(Hello) }));

        Assert.Contains("names another", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sha256:")]
    [InlineData("sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85")]
    [InlineData("+3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public async Task Post_WhatIsNoSha256_IsRefused(string id)
    {
        folder.Write("hello.graphql", Hello);
        await using var host = await StartAsync();

        Assert.Contains("64 lowercase hexadecimal digits", (await host.PostAsync(JsonSerializer.Serialize(new { documentId = id }))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_AfterManyOtherTexts_ATrustedDocumentIsStillReady()
    {
        folder.Write("hello.graphql", Hello);
        await using var host = new ExecutionHost(schema, _ => Options(onlyTrusted: false) with { DocumentCacheSize = 2 });
        for (var i = 0; i < 10; i++)
        {
            host.Executor.Prepare(new GraphQLRequest($"{{ a{i}: hello }}"));
        }

        Assert.Equal("Hello", host.Executor.Prepare(new GraphQLRequest("") { DocumentId = DocumentFolder.Hash(Hello) }).Name);
        Assert.Equal("Hello", host.Executor.Prepare(new GraphQLRequest(Hello)).Name);
        Assert.Equal(10, host.Executor.DocumentsParsed);
    }

    private GraphQLServerOptions Options(bool onlyTrusted) =>
        new() { OnlyTrustedDocuments = onlyTrusted, TrustedDocuments = new TrustedDocumentOptions { Sources = [folder.Path] } };

    private Task<HttpHost> StartAsync(bool onlyTrusted = false) => HttpHost.StartAsync(schema, _ => Options(onlyTrusted));
}
