using System.Text.Json;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Schema;

/// <summary>The schema in the repository is the one that is served, and says what each of its members means.</summary>
[OneStore("No store changes it.")]
public sealed class SchemaTests(OwnApi shared) : IClassFixture<OwnApi>
{
    private const string Members =
        "{ __schema { description types { name description kind "
        + "fields(includeDeprecated: true) { name description args(includeDeprecated: true) { name description } } "
        + "inputFields(includeDeprecated: true) { name description } enumValues(includeDeprecated: true) { name description } } "
        + "directives { name description args { name description } } } }";

    [Fact]
    public async Task Export_IsTheFileInTheRepository()
    {
        await using var export = ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Continuity.Api.dll"), "schema"], new Dictionary<string, string?>());

        Assert.Equal(0, await export.WaitForExitAsync());
        Assert.Equal(await File.ReadAllLinesAsync(Repository.SchemaFile, TestContext.Current.CancellationToken), export.Output);
    }

    [Fact]
    public async Task Introspection_OfTheRunningApi_NamesTheSameTypesAsTheFile()
    {
        var types = await TypesAsync();
        var file = GraphQL.Language.Parser.Parse(await File.ReadAllTextAsync(Repository.SchemaFile, TestContext.Current.CancellationToken));

        var served = types.Select(t => t.Text("name")).Where(n => !n.StartsWith("__", StringComparison.Ordinal) && n is not ("ID" or "String" or "Int" or "Boolean" or "Float"));
        var written = file.Definitions.OfType<GraphQL.Language.Syntax.TypeDefinitionNode>().Select(d => d.Name.Value);

        Assert.Equal(written.Order(StringComparer.Ordinal), served.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Schema_EveryMember_IsDescribed()
    {
        var silent = (await TypesAsync()).SelectMany(type => Described(type.Text("name"), type).Concat(
            new[] { "fields", "inputFields", "enumValues" }.SelectMany(list => ListOf(type, list)).SelectMany(member =>
            {
                var name = $"{type.Text("name")}.{member.Text("name")}";
                return Described(name, member).Concat(ListOf(member, "args").SelectMany(argument => Described($"{name}({argument.Text("name")})", argument)));
            })));

        Assert.Empty(silent);
    }

    private static IEnumerable<string> Described(string name, JsonElement member) =>
        string.IsNullOrWhiteSpace(member.GetProperty("description").GetString()) ? [name] : [];

    private static IEnumerable<JsonElement> ListOf(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private async Task<IReadOnlyList<JsonElement>> TypesAsync()
    {
        var schema = await shared.Api.AskAsync(await shared.Api.TokenAsync("agent", "ana"), Members);
        return [.. schema.GetProperty("__schema").GetProperty("types").EnumerateArray()];
    }
}
