using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.TrustedDocuments;

[OneStore("No store changes which documents are trusted.")]
public sealed class TrustedDocumentTests
{
    private const string Document = "query Who { viewer { roles } }";

    [Fact]
    public async Task OnlyTrusted_DocumentOfTheFolderById_IsAnsweredAndAnyOtherRefused()
    {
        using var documents = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(documents.Path, "who.graphql"), Document, TestContext.Current.CancellationToken);
        await using var api = await RunningApi.StartAsync(Settings(documents, onlyTrusted: true));
        var token = await api.TokenAsync("agent", "ana");

        using var known = await AskAsync(api, token, new JsonObject { ["documentId"] = $"sha256:{Hash(Document)}" });
        using var other = await AskAsync(api, token, new JsonObject { ["query"] = "{ __schema { types { name } } }" });

        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        Assert.Contains("\"roles\":[\"agent\"]", await known.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        Assert.Contains("DOCUMENT_NOT_TRUSTED", await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutSourcesOfItsOwn_KnowsEachDocumentOfTheKnownFrontEnds()
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "operations"), "*.graphql");
        await using var api = await RunningApi.StartAsync();
        var token = await api.TokenAsync("agent", "ana");

        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var id = Hash(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            using var answer = await AskAsync(api, token, new JsonObject { ["documentId"] = id, ["operationName"] = "NotOneOfTheirs" });
            Assert.Contains("OPERATION_RESOLUTION_FAILED", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Start_DocumentThatTheSchemaRefuses_IsRefusedInOneLineThatNamesTheFile()
    {
        using var documents = new TemporaryFolder();
        var file = Path.Combine(documents.Path, "old.graphql");
        await File.WriteAllTextAsync(file, "{ fieldOfLastYear }", TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await ApiProcess.RunToEndAsync(Settings(documents, onlyTrusted: false) with { DataPath = documents.Path });

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        var line = Assert.Single(errors);
        Assert.Contains($"{file}:1:3", line, StringComparison.Ordinal);
        Assert.Contains("fieldOfLastYear", line, StringComparison.Ordinal);
    }

    private static ApiSettings Settings(TemporaryFolder documents, bool onlyTrusted) => new()
    {
        More = new Dictionary<string, string>
        {
            ["Continuity:GraphQL:OnlyTrustedDocuments"] = onlyTrusted ? "true" : "false",
            ["Continuity:GraphQL:TrustedDocuments:Sources:0"] = documents.Path,
        },
    };

    private static async Task<HttpResponseMessage> AskAsync(RunningApi api, string token, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(body) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await api.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
