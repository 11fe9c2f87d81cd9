using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Schema;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Types.Sdl;
using Continuity.GraphQL.Validation;
using Continuity.Model;

namespace Continuity.Api.Tests.Handoffs;

/// <summary>What the model prints where a sequence breaks can be pasted: each line is a mutation that the schema has.</summary>
[OneStore("No store changes it.")]
public sealed class ModelScriptTests
{
    private static readonly Act[] OfNoCaller = [Act.Settle, Act.Reassign, Act.Wait, Act.Unmerge];

    [Fact]
    public async Task Script_OfAnySequence_IsValidLineByLine()
    {
        var validator = new DocumentValidator(SdlSchema.Build(await File.ReadAllTextAsync(Repository.SchemaFile, TestContext.Current.CancellationToken)), suggestNames: true);
        var random = new Random(5);
        var printed = new HashSet<Act>();
        for (var sequence = 0; sequence < 20; sequence++)
        {
            var world = new World();
            var commits = new MemoryCommits(world.Clock);
            var play = new Play(world, _ => commits, TestContext.Current.CancellationToken);
            await play.InOrderAsync(Sequences.Steps(Enumerable.Range(0, Sequences.Most).Select(_ => random.Next())));
            printed.UnionWith(play.Acts);
            foreach (var line in play.Script.Split('\n').Where(static line => line.Length > 0 && !line.StartsWith('#')))
            {
                Assert.True(validator.Validate(Parser.Parse(line)) is [], $"{line}\n{string.Join('\n', validator.Validate(Parser.Parse(line)).Select(static error => error.Message))}");
            }
        }

        Assert.Empty(Enum.GetValues<Act>().Except(OfNoCaller).Except(printed));
    }
}
