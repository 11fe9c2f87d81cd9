using System.Text;
using System.Text.Json;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Fuzz.Inputs;
using Continuity.GraphQL.Tests.Execution;
using Continuity.GraphQL.Types;
using FsCheck.Fluent;

namespace Continuity.GraphQL.Tests.Fuzzing;

/// <summary>What preparing a document may cost, whatever it is. It happens on one thread, which counts the bytes.</summary>
public sealed class HostileDocumentProperties
{
    private const long MostBytes = 64 * 1024 * 1024;
    private static readonly Schema Schema = FuzzSchema.Build();
    private static readonly string[] Words =
    [
        "{", "}", "(", ")", "[", "]", ":", "$", "@", "!", "=", "...", "on", "query", "fragment", "a", "b", "items", "nodes", "id", "Item", "Query", "first", "1", "\"t\"", "skip", "if", "true", "name", "filter",
    ];

    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, FuzzInputs.Count)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Prepare_HostileDocumentOfAnyKind_StaysWithinItsMemory(int kind)
    {
        await using var host = new ExecutionHost(Schema);

        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll<uint>(seed => StaysWithinMemory(host, DocumentOf(FuzzInputs.Of(kind, seed).Body))));
    }

    [Fact]
    public async Task Prepare_AnyWordsOfTheLanguage_IsPreparedOrRefused()
    {
        await using var host = new ExecutionHost(Schema);

        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(80),
            Prop.ForAll<byte[]>(choices => StaysWithinMemory(host, Encoding.UTF8.GetBytes(string.Join(' ', choices.Select(static c => Words[c % Words.Length]))))));
    }

    [Fact]
    public async Task Prepare_GoodDocumentWithWordsTakenAway_IsPreparedOrRefused()
    {
        await using var host = new ExecutionHost(Schema);

        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll<byte, bool[]>((which, kept) =>
        {
            var words = ValidDocuments.All[which % ValidDocuments.All.Length].Document.Split(' ');
            StaysWithinMemory(host, Encoding.UTF8.GetBytes(string.Join(' ', words.Where((_, i) => i >= kept.Length || kept[i]))));
        }));
    }

    private static void StaysWithinMemory(ExecutionHost host, byte[] document)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var operation = host.Executor.Prepare(new GraphQLRequest(document));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.Equal(operation.Kind is null, operation.Errors.Count > 0);
        Assert.All(operation.Errors, static error => Assert.InRange(error.Message.Length, 1, 1_000));
    }

    // The transport refuses what is no JSON; here it is taken for the document itself.
    private static byte[] DocumentOf(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Encoding.UTF8.GetBytes(json.RootElement.GetProperty("query").GetString()!);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return body;
        }
    }
}
