using System.Text.Json;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Tests.Execution;
using Continuity.GraphQL.Tests.Transport;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.TrustedDocuments;

public sealed class PersistedQueryTests
{
    private const string Hello = "{ hello }";
    private static readonly Schema Schema = SdlSchema.Build("type Query { hello: String }", static o => o.Resolve("Query", "hello", static (in _) => new("Hello")));

    [Fact]
    public async Task Post_IdThenTextThenId_IsTaughtOnce()
    {
        await using var host = await HttpHost.StartAsync(Schema, Automatic);

        var before = await host.PostAsync(Body(null));
        var taught = await host.PostAsync(Body(Hello));
        var after = await host.PostAsync(Body(null));

        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", before.Body, StringComparison.Ordinal);
        Assert.Equal(["""{"data":{"hello":"Hello"}}""", """{"data":{"hello":"Hello"}}"""], [taught.Body, after.Body]);
    }

    [Fact]
    public async Task Post_WhereItIsOff_TeachesNothing()
    {
        await using var host = await HttpHost.StartAsync(Schema);

        var taught = await host.PostAsync(Body(Hello));
        var after = await host.PostAsync(Body(null));

        Assert.Equal("""{"data":{"hello":"Hello"}}""", taught.Body);
        Assert.Contains("PERSISTED_QUERY_NOT_SUPPORTED", after.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_HashOfAnotherText_IsRefusedAndNotKept()
    {
        await using var host = await HttpHost.StartAsync(Schema, Automatic);

        var wrong = await host.PostAsync(Body("{ other: hello }"));
        var after = await host.PostAsync(Body(null));

        Assert.Contains("names another", wrong.Body, StringComparison.Ordinal);
        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", after.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ unknown }")]
    [InlineData("{ hello")]
    public async Task Post_InvalidDocument_IsNotKept(string text)
    {
        await using var host = await HttpHost.StartAsync(Schema, Automatic);

        await host.PostAsync(Body(text, text));

        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", (await host.PostAsync(Body(null, text))).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "extensions.persistedQuery must be an object.")]
    [InlineData("{}", "version must be 1.")]
    [InlineData("""{"version":"1"}""", "version must be 1.")]
    [InlineData("""{"version":2,"sha256Hash":"a"}""", "version must be 1.")]
    [InlineData("""{"version":1}""", "sha256Hash must be")]
    [InlineData("""{"version":1,"sha256Hash":7}""", "sha256Hash must be")]
    [InlineData("""{"version":1,"sha256Hash":"\ud800"}""", "sha256Hash must be")]
    [InlineData("""{"version":1,"sha256Hash":"da39a3ee5e6b4b0d3255bfef95601890afd80709"}""", "sha256Hash must be")]
    public async Task Post_ExtensionThatIsWrong_SaysWhatIs(string extension, string message)
    {
        await using var host = await HttpHost.StartAsync(Schema, Automatic);

        var answer = await host.PostAsync($$$"""{"extensions":{"persistedQuery":{{{extension}}}}}""");

        Assert.Contains(message, answer.Body, StringComparison.Ordinal);
        Assert.Contains("BAD_REQUEST", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"persistedQue\ud800ry":1}""")]
    [InlineData("""{"persistedQuery":null}""")]
    public async Task Post_ExtensionThatNamesNoDocument_IsPassedOver(string extensions)
    {
        await using var host = await HttpHost.StartAsync(Schema, Automatic);

        var answer = await host.PostAsync($$"""{"query":"{ hello }","extensions":{{extensions}}}""");

        Assert.Equal("""{"data":{"hello":"Hello"}}""", answer.Body);
    }

    [Fact]
    public async Task Prepare_MoreDocumentsThanAreKept_ForgetsTheOldestOfThemAndNoTrustedOne()
    {
        using var folder = new DocumentFolder();
        folder.Write("hello.graphql", Hello);
        await using var host = new ExecutionHost(Schema, o => o with
        {
            PersistedQueries = new() { Automatic = true, CacheSize = 2 },
            TrustedDocuments = new() { Sources = [folder.Path] },
        });
        string[] texts = ["{ a: hello }", "{ b: hello }", "{ c: hello }"];
        foreach (var text in texts)
        {
            Assert.NotNull(host.Executor.Prepare(new GraphQLRequest(text) { DocumentId = DocumentFolder.Hash(text) }).Kind);
        }

        Assert.Equal([false, true, true, true], [.. texts.Append(Hello).Select(text => host.Executor.Prepare(new GraphQLRequest("") { DocumentId = DocumentFolder.Hash(text) }).Kind is not null)]);
    }

    [Fact]
    public async Task Prepare_DocumentPastTheBoundInBytes_IsExecutedAndNotKept()
    {
        await using var host = new ExecutionHost(Schema, o => Automatic(o) with { MaxCachedDocumentBytes = 8 });
        var id = DocumentFolder.Hash(Hello);

        Assert.NotNull(host.Executor.Prepare(new GraphQLRequest(Hello) { DocumentId = id }).Kind);
        Assert.Null(host.Executor.Prepare(new GraphQLRequest("") { DocumentId = id }).Kind);
    }

    private static GraphQLServerOptions Automatic(GraphQLServerOptions options) => options with { PersistedQueries = new() { Automatic = true } };

    private static string Body(string? text, string hashed = Hello)
    {
        var extensions = new { persistedQuery = new { version = 1, sha256Hash = DocumentFolder.Hash(hashed) } };
        return text is null ? JsonSerializer.Serialize(new { extensions }) : JsonSerializer.Serialize(new { query = text, extensions });
    }
}
