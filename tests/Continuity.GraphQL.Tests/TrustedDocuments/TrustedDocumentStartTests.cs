using System.Text.Json;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Tests.Execution;
using Continuity.GraphQL.Tests.Transport;
using Continuity.GraphQL.TrustedDocuments;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.TrustedDocuments;

public sealed class TrustedDocumentStartTests : IDisposable
{
    private const string Hello = "{ hello }";
    private readonly DocumentFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Start_Manifest_MakesEachOfItsTextsKnown()
    {
        var manifest = folder.Write("relay.json", JsonSerializer.Serialize(new Dictionary<string, string> { [DocumentFolder.Hash(Hello)] = Hello, [DocumentFolder.Hash("{__typename}")] = "{__typename}" }));
        await using var host = Host(manifest);

        Assert.NotNull(host.Executor.Prepare(new GraphQLRequest("") { DocumentId = DocumentFolder.Hash("{__typename}") }).Kind);
    }

    [Fact]
    public async Task Start_SameDocumentInTwoSources_IsOneDocument()
    {
        folder.Write("hello.graphql", Hello);
        var manifest = folder.Write("relay.json", JsonSerializer.Serialize(new Dictionary<string, string> { [DocumentFolder.Hash(Hello)] = Hello }));
        await using var host = Host(o => o with { Sources = [folder.Path, manifest], MaxDocuments = 1 });

        Assert.NotNull(host.Executor.Prepare(new GraphQLRequest("") { DocumentId = DocumentFolder.Hash(Hello) }).Kind);
    }

    [Fact]
    public async Task Start_DocumentThatTheSchemaRefuses_NamesFileAndPlaceInOneLine()
    {
        var file = folder.Write("a/wrong.graphql", "{\n  hello\n  goodbye\n}");
        folder.Write("b.graphql", Hello);

        var fault = await Assert.ThrowsAsync<TrustedDocumentException>(() => HttpHost.StartAsync(
            SdlSchema.Build("type Query { hello: String }"),
            o => o with { TrustedDocuments = new() { Sources = [folder.Path] } }));

        Assert.StartsWith($"Trusted documents: {file}:3:3: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("goodbye", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData("wrong.graphql", "{ hello", "wrong.graphql:1:8")]
    [InlineData("wrong.graphql", "", "wrong.graphql")]
    [InlineData("list.json", "[]", "list.json must be a JSON object")]
    [InlineData("list.json", "{\"a\":1}", "list.json must be a JSON object")]
    [InlineData("broken.json", "{", "broken.json is not valid JSON")]
    [InlineData("half.json", "{\"a\":\"\\ud800\"}", "half.json can't be read")]
    [InlineData("md5.json", "{\"5d41402abc4b2a76b9719d911017c592\":\"{ hello }\"}", "the SHA-256 of its text is sha256:")]
    [InlineData("md5.json", "{\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\":\"{ hello }\"}", "the SHA-256 of its text is sha256:")]
    public void Start_SourceThatIsWrong_IsRefused(string name, string text, string message)
    {
        var path = folder.Write(name, text);
        var fault = Assert.Throws<TrustedDocumentException>(() => Host(name.EndsWith(".json", StringComparison.Ordinal) ? path : folder.Path));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_FileThatIsNotUtf8_IsRefused()
    {
        File.WriteAllBytes(folder.Write("latin1.graphql", ""), [.. "# caf"u8, 0xE9, .. "\n{ hello }"u8]);
        Assert.Contains("latin1.graphql", Assert.Throws<TrustedDocumentException>(() => Host(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_SourceThatIsNotThere_IsRefused() => Assert.Contains(
        "there is no folder or manifest",
        Assert.Throws<TrustedDocumentException>(() => Host(Path.Combine(folder.Path, "none"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Start_MoreDocumentsThanTheBound_IsRefusedWithTheBound()
    {
        folder.Write("a.graphql", Hello);
        folder.Write("b.graphql", "{ b: hello }");
        var fault = Assert.Throws<TrustedDocumentException>(() => Host(o => o with { Sources = [folder.Path], MaxDocuments = 1 }));
        Assert.Contains("more than 1", fault.Message, StringComparison.Ordinal);
        Assert.Contains("b.graphql", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_OnlyTrustedWithoutAny_IsRefused() =>
        Assert.Contains("nothing could be asked", Assert.Throws<TrustedDocumentException>(() => new ExecutionHost("type Query { hello: String }", null, o => o with { OnlyTrustedDocuments = true })).Message, StringComparison.Ordinal);

    [Fact]
    public void Start_OnlyTrustedWithAutomaticQueries_IsRefused()
    {
        folder.Write("a.graphql", Hello);
        var fault = Assert.Throws<TrustedDocumentException>(() => new ExecutionHost("type Query { hello: String }", null, o => o with
        {
            OnlyTrustedDocuments = true,
            TrustedDocuments = new() { Sources = [folder.Path] },
            PersistedQueries = new() { Automatic = true },
        }));
        Assert.Contains("PersistedQueries.Automatic", fault.Message, StringComparison.Ordinal);
    }

    private static ExecutionHost Host(string source) => Host(o => o with { Sources = [source] });

    private static ExecutionHost Host(Func<TrustedDocumentOptions, TrustedDocumentOptions> trusted) =>
        new("type Query { hello: String }", null, o => o with { TrustedDocuments = trusted(o.TrustedDocuments) });
}
