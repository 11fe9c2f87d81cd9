using System.Text.Json;
using Continuity.GraphQL.Fuzz.Inputs;
using Continuity.GraphQL.Tests.Transport;
using FsCheck.Fluent;

namespace Continuity.GraphQL.Tests.Fuzzing;

/// <summary>Whatever is sent, the server answers as GraphQL has it. A stack overflow would end the test's process; the long run has a child process for that.</summary>
public sealed class HostileRequestProperties
{
    private static readonly FsCheck.Config Config = FsCheck.Config.QuickThrowOnFailure;

    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, FuzzInputs.Count)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_HostileRequestOfAnyKind_IsAnswered(int kind)
    {
        await using var host = await HttpHost.StartAsync(FuzzSchema.Build());

        FsCheck.Check.One(Config.WithMaxTest(25), Prop.ForAll<uint>(seed => IsAnsweredAsync(host, FuzzInputs.Of(kind, seed).Body)));
    }

    [Fact]
    public async Task Post_AnyBytes_IsAnswered()
    {
        await using var host = await HttpHost.StartAsync(FuzzSchema.Build());

        FsCheck.Check.One(Config.WithMaxTest(300), Prop.ForAll<byte[]>(body => IsAnsweredAsync(host, body)));
    }

    [Fact]
    public async Task Post_AnyText_IsAnswered()
    {
        await using var host = await HttpHost.StartAsync(FuzzSchema.Build());

        FsCheck.Check.One(Config.WithMaxTest(300), Prop.ForAll<string>(text => IsAnsweredAsync(host, RequestBody.Of(text ?? "", null))));
    }

    [Fact]
    public async Task Post_GoodRequest_IsAnsweredWithData()
    {
        await using var host = await HttpHost.StartAsync(FuzzSchema.Build());
        foreach (var (document, variables) in ValidDocuments.All.Where(static d => !d.Document.StartsWith("subscription", StringComparison.Ordinal)))
        {
            using var json = JsonDocument.Parse((await host.PostAsync(RequestBody.Of(document, variables))).Body);
            var failed = json.RootElement.TryGetProperty("errors", out var errors) ? errors.EnumerateArray().Select(static e => e.ToString()).Where(static e => !e.Contains("\"path\":[\"choice\"]", StringComparison.Ordinal)) : [];

            Assert.Empty(failed);
            Assert.Equal(JsonValueKind.Object, json.RootElement.GetProperty("data").ValueKind);
        }
    }

    private static async Task IsAnsweredAsync(HttpHost host, byte[] body)
    {
        var (status, _, answer) = await host.PostAsync(body);
        Assert.Contains(status, new[] { 200, 400, 413 });
        using var json = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = 2_000 });
        Assert.True(json.RootElement.TryGetProperty("errors", out _) || json.RootElement.TryGetProperty("data", out _));
    }
}
