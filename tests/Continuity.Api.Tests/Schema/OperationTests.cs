using Continuity.Api.Tests.Hosting;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.Sdl;
using Continuity.GraphQL.Validation;

namespace Continuity.Api.Tests.Schema;

/// <summary>The documents of the known front ends are what the schema serves: one operation a file, by its name.</summary>
[OneStore("No store changes it.")]
public sealed class OperationTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(Repository.Root, "schema/operations"), "*.graphql").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Operation_InItsFile_IsTheOnlyOneAndValid(string name)
    {
        var document = Parser.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "schema/operations", name + ".graphql"), TestContext.Current.CancellationToken));
        var schema = SdlSchema.Build(await File.ReadAllTextAsync(Repository.SchemaFile, TestContext.Current.CancellationToken));

        Assert.Equal(name, Assert.Single(document.Definitions.OfType<OperationDefinitionNode>()).Name?.Value);
        Assert.Empty(new DocumentValidator(schema, suggestNames: true).Validate(document));
    }

    [Fact]
    public async Task Fragments_OfAllFiles_HaveNamesOfTheirOwn()
    {
        // Code generators read all files as one program.
        var documents = await Task.WhenAll(Files.Select(f => File.ReadAllTextAsync(Path.Combine(Repository.Root, "schema/operations", f.Data + ".graphql"), TestContext.Current.CancellationToken)));
        var names = documents.SelectMany(d => Parser.Parse(d).Definitions.OfType<FragmentDefinitionNode>()).Select(f => f.Name.Value).ToList();

        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(), names);
    }
}
