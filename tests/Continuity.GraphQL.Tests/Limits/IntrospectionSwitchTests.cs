using Continuity.GraphQL.Tests.Execution;

namespace Continuity.GraphQL.Tests.Limits;

/// <summary>A server that does not show its schema.</summary>
public sealed class IntrospectionSwitchTests
{
    private const string Sdl = "type Query { first: Int secret(of: Int): Query level: Level } enum Level { LOW }";

    [Theory]
    [InlineData("{ __schema { types { name } } }")]
    [InlineData("{ a: __schema { types { name } } first }")]
    [InlineData("{ ...A } fragment A on Query { ... { __schema { types { name } } } }")]
    public async Task Execute_AsksForTheSchema_IsRefused(string document)
    {
        await using var host = Host();
        var answer = await host.ExecuteAsync(document);

        Assert.StartsWith("""{"errors":[{"message":"Introspection is switched off on this server: \"__schema\" is refused.","locations":[{"line":1,""", answer, StringComparison.Ordinal);
        Assert.EndsWith(""""extensions":{"code":"INTROSPECTION_DISABLED"}}]}"""", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("Unknown")]
    [InlineData("String")]
    public async Task Execute_AsksForAType_KnowsNoneOfAnyName(string name)
    {
        await using var host = Host();

        Assert.Equal("""{"data":{"__type":null}}""", await host.ExecuteAsync("query($name: String!) { __type(name: $name) { name fields { name } } }", $$"""{"name":"{{name}}"}"""));
    }

    [Fact]
    public async Task Execute_AsksForTheNameOfAnObjectsType_Answers()
    {
        await using var host = Host();

        Assert.Equal("""{"data":{"__typename":"Query","secret":null}}""", await host.ExecuteAsync("{ __typename secret { __typename } }"));
    }

    [Theory]
    [InlineData("{ secre }", "Type \"Query\" has no field \"secre\".")]
    [InlineData("{ secret(off: 1) { first } }", "There is no argument \"off\" at field \"Query.secret\".")]
    [InlineData("query($l: Levl) { first }", "There is no type \"Levl\".")]
    public async Task Execute_Mistypes_ProposesNoNames(string document, string error)
    {
        await using var host = Host();

        Assert.Equal(error, (await host.RunAsync(document)).Errors.Split('\n')[0]);
    }

    private static ExecutionHost Host() => new(Sdl, null, o => o with { Limits = new() { AllowIntrospection = false } });
}
