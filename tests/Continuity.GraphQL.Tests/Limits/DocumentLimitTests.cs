using Continuity.GraphQL.Limits;
using Continuity.GraphQL.Tests.Execution;

namespace Continuity.GraphQL.Tests.Limits;

/// <summary>How large an operation may be.</summary>
public sealed class DocumentLimitTests
{
    private const string Sdl = "type Query { q: Query n(list: [Int], json: Json, in: In): Int } scalar Json input In { list: [[Int]] in: In }";

    /// <summary>What graphql-js's getIntrospectionQuery gives, all its options on.</summary>
    public const string IntrospectionQuery = """
        query IntrospectionQuery { __schema { description queryType { name kind } mutationType { name kind } subscriptionType { name kind }
          types { ...FullType } directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } } } }
        fragment FullType on __Type { kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }
        """;

    private static readonly LimitOptions Small = new() { MaxDepth = 3, MaxIntrospectionDepth = 4, MaxFields = 6, MaxFragmentSpreads = 3, MaxAliasLength = 5, MaxListItems = 4 };

    [Theory]
    [InlineData("{ q { q { __typename } } }")]
    [InlineData("{ a: __typename b: __typename c: __typename d: __typename e: __typename f: __typename }")]
    [InlineData("{ ...A ...B } fragment A on Query { ...B } fragment B on Query { q { __typename } }")]
    [InlineData("{ __schema { types { fields { name } } } }")]
    [InlineData("{ n(list: [1, 2, 3, 4]) }")]
    [InlineData("{ abcde: n }")]
    public async Task Execute_WithinEveryLimit_Answers(string document) => Assert.Equal("", await ErrorsAsync(document));

    [Theory]
    [InlineData("{ q { q { q { __typename } } } }", "The operation is 4 levels deep; at most 3 are allowed.")]
    [InlineData("{ q { ... { q { ...A } } } } fragment A on Query { q { __typename } }", "The operation is 4 levels deep; at most 3 are allowed.")]
    [InlineData("{ __schema { types { fields { type { name } } } } }", "The operation's introspection is 5 levels deep; at most 4 are allowed.")]
    [InlineData("{ __schema { types { ...A } } } fragment A on __Type { fields { type { name } } }", "The operation's introspection is 5 levels deep; at most 4 are allowed.")]
    [InlineData("""{ ...A } fragment A on Query { __type(name: "Query") { fields { type { fields { name } } } } }""", "The operation's introspection is 5 levels deep; at most 4 are allowed.")]
    [InlineData("{ a: n b: n c: n d: n e: n f: n g: n }", "The operation has 7 fields and directives, fragments opened; at most 6 are allowed.")]
    [InlineData("query @skip(if: true) { n n @skip(if: true) n @include(if: true) ... @skip(if: true) { n } }", "The operation has 8 fields and directives, fragments opened; at most 6 are allowed.")]
    [InlineData("{ ...A q { ...A } } fragment A on Query { a: n b: n c: n }", "The operation has 7 fields and directives, fragments opened; at most 6 are allowed.")]
    [InlineData("{ ...A ...A } fragment A on Query { ...B } fragment B on Query { n }", "The operation spreads fragments 4 times; at most 3 are allowed.")]
    [InlineData("{ abcdef: n ...A } fragment A on Query { abcdefg: n }", "An alias is 7 characters long; at most 5 are allowed.")]
    [InlineData("{ n(list: [1, 2, 3, 4, 5]) }", "A list has 5 items; at most 4 are allowed.")]
    [InlineData("{ n(in: { in: { list: [[1], [1, 2, 3, 4, 5]] } }) }", "A list has 5 items; at most 4 are allowed.")]
    [InlineData("query($l: [Int] = [1, 2, 3, 4, 5]) { n(list: $l) }", "A list has 5 items; at most 4 are allowed.")]
    [InlineData("{ n } query B { q { q { q { n } } } }", "The operation is 4 levels deep; at most 3 are allowed.")]
    public async Task Execute_BeyondALimit_TellsTheLimitAndTheValue(string document, string error) => Assert.Equal(error, await ErrorsAsync(document));

    [Theory]
    [InlineData("query($l: [Int]) { n(list: $l) }", """{"l":[1,2,3,4,5]}""", "l")]
    [InlineData("query($l: In) { n(in: $l) }", """{"l":{"in":{"list":[1,[1,2,3,4,5]]}}}""", "l")]
    [InlineData("query($a: Int, $j: Json) { n(json: $j, list: [$a]) }", """{"j":{"any":[{"thing":[1,2,3,4,5]}]}}""", "j")]
    public async Task Execute_ListInVariablesIsTooLong_TellsTheLimitAndTheValue(string document, string variables, string name)
    {
        await using var host = new ExecutionHost(Sdl, null, o => o with { Limits = Small });

        Assert.Equal(("absent", $"Variable \"${name}\" has a list of 5 items; at most 4 are allowed."), await host.RunAsync(document, variables));
    }

    [Fact]
    public async Task Execute_RefusedByALimit_TellsItToPrograms()
    {
        await using var host = new ExecutionHost(Sdl, null, o => o with { Limits = Small });

        Assert.Equal(
            """{"errors":[{"message":"The operation is 4 levels deep; at most 3 are allowed.","locations":[{"line":1,"column":1}],"extensions":{"code":"LIMIT_EXCEEDED","limit":"MaxDepth","allowed":3,"value":4}}]}""",
            await host.ExecuteAsync("{ q { q { q { n } } } }"));
    }

    [Fact]
    public async Task Execute_FragmentsDoubleAtEveryLevel_IsMeasuredExactlyWithoutOpeningThem()
    {
        await using var host = new ExecutionHost(Sdl);
        var fragments = string.Concat(Enumerable.Range(0, 40).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} "));

        var errors = (await host.RunAsync($"{{ ...F0 }} {fragments} fragment F40 on Query {{ n }}")).Errors;
        Assert.Contains("has 1,099,511,627,776 fields", errors, StringComparison.Ordinal);
        Assert.Contains("spreads fragments 2,199,023,255,551 times", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ ...A } fragment A on Query { n ...B } fragment B on Query { n ...A }", "Fragment \"A\" spreads itself by way of \"B\".")]
    [InlineData("{ ...Missing }", "There is no fragment named \"Missing\".")]
    public async Task Execute_FragmentsAreWrong_IsLeftToValidation(string document, string error)
    {
        await using var host = new ExecutionHost(Sdl);

        Assert.Equal(error, (await host.RunAsync(document)).Errors);
    }

    [Fact]
    public async Task Execute_LongestChainOfFragmentsThatMayBeAllowed_Answers()
    {
        var limits = new LimitOptions { MaxFragmentSpreads = 5_000, MaxFields = 100_000 };
        await using var host = new ExecutionHost(Sdl, null, o => o with { MaxTokens = 1_000_000, Limits = limits });
        var fragments = string.Concat(Enumerable.Range(0, 4_999).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} }} "));

        Assert.Equal("""{"data":{"n":null}}""", await Task.Run(() => host.ExecuteAsync($"{{ ...F0 }} {fragments} fragment F4999 on Query {{ n }}")));
    }

    [Fact]
    public async Task Execute_UsualIntrospectionQuery_IsWithinTheLimits()
    {
        await using var host = new ExecutionHost(Sdl);

        Assert.Equal("", (await host.RunAsync(IntrospectionQuery)).Errors);
    }

    [Fact]
    public async Task Execute_IntrospectionLeadsBackToItself_CostsTooMuch()
    {
        await using var host = new ExecutionHost(Sdl);

        Assert.StartsWith(
            "The operation's fields cost",
            (await host.RunAsync("{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }")).Errors,
            StringComparison.Ordinal);
    }

    private static async Task<string> ErrorsAsync(string document)
    {
        await using var host = new ExecutionHost(Sdl, null, o => o with { Limits = Small });
        return (await host.RunAsync(document)).Errors;
    }
}
