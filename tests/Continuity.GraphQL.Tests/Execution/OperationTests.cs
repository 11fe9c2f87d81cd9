using Continuity.GraphQL.Execution;

namespace Continuity.GraphQL.Tests.Execution;

public sealed class OperationTests
{
    private const string Pets = """
        interface Pet { name: String }
        type Dog implements Pet { name: String barks: Boolean friend: Pet is(named: String): String }
        type Cat implements Pet { name: String meows: Boolean friend: Pet }
        union CatOrDog = Cat | Dog
        type Query { pets: [Pet] any: [CatOrDog] dog: Dog other: Query }
        """;

    [Theory]
    [InlineData("{ dog { name } }", """{"dog":{"name":"Rex"}}""")]
    [InlineData("{ b: __typename a: __typename }", """{"b":"Query","a":"Query"}""")]
    [InlineData("{ dog { friend { name } ... on Dog { friend { __typename } } ...F } } fragment F on Dog { friend { n: name } }", """{"dog":{"friend":{"name":"Tom","__typename":"Cat","n":"Tom"}}}""")]
    [InlineData("{ dog { a: name } dog { b: name a: name } }", """{"dog":{"a":"Rex","b":"Rex"}}""")]
    [InlineData("{ pets { name ... on Dog { barks } ... on Cat { meows } ... on Pet { t: __typename } } }", """{"pets":[{"name":"Rex","barks":true,"t":"Dog"},{"name":"Tom","meows":false,"t":"Cat"},null]}""")]
    [InlineData("{ any { ...P ... on Cat { meows } } } fragment P on Pet { name }", """{"any":[{"name":"Rex"},{"name":"Tom","meows":false},null]}""")]
    [InlineData("{ other { other { dog { name } } } }", """{"other":null}""")]
    [InlineData("{ dog { barks @skip(if: true) name @include(if: true) x: name @include(if: false) } }", """{"dog":{"name":"Rex"}}""")]
    public async Task Execute_Selections_AreCollectedAndMergedInOrder(string query, string data)
    {
        await using var host = NewPets();
        Assert.Equal((data, ""), await host.RunAsync(query));
    }

    [Fact]
    public async Task Execute_AnotherOperationsFragmentAsksAVariableOfTheSameName_IsNotAsked()
    {
        await using var host = NewPets();
        const string Query = "query A($on: Boolean!) { dog { ...X } } fragment X on Dog { name @include(if: $on) } query B($on: String) { dog { ...Y } } fragment Y on Dog { is(named: $on) }";
        Assert.Equal("""{"data":{"dog":{"is":"Rex"}}}""", await host.ExecuteAsync(Query, """{"on":"Rex"}""", "B"));
    }

    [Theory]
    [InlineData(false, false, """{"dog":{"name":"Rex","barks":true,"x":"Rex"}}""")]
    [InlineData(true, false, """{"dog":{"barks":true,"name":"Rex","x":"Rex"}}""")]
    [InlineData(false, true, """{"dog":{"name":"Rex","barks":true}}""")]
    [InlineData(true, true, """{"dog":{"barks":true,"name":"Rex"}}""")]
    public async Task Execute_SkipByVariables_OrderIsThatOfTheIncludedSelections(bool first, bool last, string data)
    {
        await using var host = NewPets();
        const string Query = "query($first: Boolean!, $last: Boolean = false) { dog { name @skip(if: $first) barks name ...X @skip(if: $last) } } fragment X on Dog { x: name }";
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Equal((data, ""), await host.RunAsync(Query, $$"""{"first":{{(first ? "true" : "false")}},"last":{{(last ? "true" : "false")}} }"""));
        }

        Assert.Equal(1, host.Executor.DocumentsParsed);
    }

    [Fact]
    public async Task Execute_ConditionsVariableIsNull_IsRequestError()
    {
        await using var host = NewPets();
        var (data, errors) = await host.RunAsync("query($s: Boolean = false) { dog @skip(if: $s) { name } }", """{"s":null}""");
        Assert.Equal(("absent", "Variable \"$s\" decides on @skip or @include and must not be null."), (data, errors));
    }

    [Fact]
    public async Task Execute_ValueOfNoPossibleType_IsFieldError()
    {
        await using var host = new ExecutionHost(Pets, o => o.Resolve("Query", "any", (in _) => new(new object[] { "Bird" })).ResolveType("CatOrDog", v => (string)v));
        Assert.Equal(("""{"any":[null]}""", "any.0: A value of type \"CatOrDog\" is none of its possible types."), await host.RunAsync("{ any { __typename } }"));
    }

    [Fact]
    public async Task Execute_Mutation_EachRootFieldIsFinishedBeforeTheNextBegins()
    {
        var log = new List<string>();
        await using var host = new ExecutionHost("type Query { q: Int } type Mutation { do(n: Int!): Step! fail: Step! } type Step { n: Int slow: Int }", o => o
            .Resolve("Mutation", "do", (in c) => LogAsync(log, $"do {c.ArgumentAt(0)}", c.ArgumentAt(0)))
            .Resolve("Mutation", "fail", (in _) => throw new GraphQLException("no", "X"))
            .Resolve("Step", "n", (in c) => new(c.Parent))
            .Resolve("Step", "slow", (in c) => LogAsync(log, $"slow {c.Parent}", c.Parent)));
        Assert.Equal(("""{"a":{"slow":1},"b":{"slow":2}}""", ""), await host.RunAsync("mutation { a: do(n: 1) { slow } b: do(n: 2) { slow } }"));
        Assert.Equal(["do 1", "do 1.", "slow 1", "slow 1.", "do 2", "do 2.", "slow 2", "slow 2."], log);
        log.Clear();
        Assert.Equal(("null", "fail: no"), await host.RunAsync("mutation { a: do(n: 1) { n } fail { n } b: do(n: 2) { n } }"));
        Assert.Equal(["do 1", "do 1."], log);
    }

    [Fact]
    public async Task Execute_QueryRootFields_RunTogether()
    {
        var (first, second) = (new TaskCompletionSource<object?>(), new TaskCompletionSource<object?>());
        await using var host = new ExecutionHost("type Query { a: Int b: Int }", o => o
            .Resolve("Query", "a", (in _) => new(first.Task))
            .Resolve("Query", "b", (in _) =>
            {
                first.SetResult(1);
                return new(second.Task);
            }));
        var execution = host.RunAsync("{ a b }");
        second.SetResult(2);
        Assert.Equal(("""{"a":1,"b":2}""", ""), await execution);
    }

    [Fact]
    public async Task Execute_EnumerablesOfAllKinds_BecomeLists()
    {
        await using var host = new ExecutionHost("type Query { array: [Int] list: [Int] lazy: [Int] stream: [String] empty: [Int] broken: [Int] text: [String] }", o => o
            .Resolve("Query", "array", (in _) => new(new[] { 1, 2 }))
            .Resolve("Query", "list", (in _) => new(new List<int?> { 1, null }))
            .Resolve("Query", "lazy", (in _) => new(Enumerable.Range(1, 3).Select(i => i * i)))
            .Resolve("Query", "stream", (in _) => new(StreamAsync()))
            .Resolve("Query", "empty", (in _) => new(Array.Empty<int>()))
            .Resolve("Query", "broken", (in _) => new(Enumerable.Range(0, 3).Select(i => 1 / i)))
            .Resolve("Query", "text", (in _) => new("text")));
        var (data, errors) = await host.RunAsync("{ array list lazy stream empty broken text }");
        Assert.Equal("""{"array":[1,2],"list":[1,null],"lazy":[1,4,9],"stream":["a","b"],"empty":[],"broken":null,"text":null}""", data);
        Assert.Equal("broken: Unexpected execution error.\ntext: Field \"Query.text\" of type \"[String]\" did not come out as a list.", errors);
    }

    [Fact]
    public async Task Execute_SameDocumentAgain_IsNotParsedAgainAndOtherDocumentsPushItOut()
    {
        await using var host = new ExecutionHost("type Query { a: Int }", null, o => o with { DocumentCacheSize = 2 });
        foreach (var query in (string[])["{ a }", "{ a }", "{ b: a }", "{ a }", "{ c: a }", "{ a }"])
        {
            await host.ExecuteAsync(query);
        }

        Assert.Equal(3, host.Executor.DocumentsParsed);
        var (first, second) = (host.Executor.Prepare(new GraphQLRequest("{ a }")), host.Executor.Prepare(new GraphQLRequest("{ a }")));
        Assert.Same(first, second);
    }

    [Fact]
    public async Task Execute_SeveralOperations_NameChooses()
    {
        await using var host = new ExecutionHost("type Query { a: Int }", o => o.Resolve("Query", "a", (in _) => new(1)));
        const string Query = "query A { a } query B { b: a }";
        Assert.Equal("""{"data":{"b":1}}""", await host.ExecuteAsync(Query, operationName: "B"));
        Assert.Contains("operationName must say which one", await host.ExecuteAsync(Query), StringComparison.Ordinal);
        Assert.Contains("no operation of the name", await host.ExecuteAsync(Query, operationName: "C"), StringComparison.Ordinal);
        Assert.Equal(1, host.Executor.DocumentsParsed);
    }

    [Fact]
    public async Task Execute_ErrorOfMergedField_NamesEachPlaceAndTheCode()
    {
        await using var host = new ExecutionHost("type Query { a: [Q!] } type Q { b: Int }", o => o
            .Resolve("Query", "a", (in _) => new(new[] { 1 }))
            .Resolve("Q", "b", (in _) => throw new GraphQLException("no", "NO")));
        Assert.Equal(
            """{"errors":[{"message":"no","locations":[{"line":1,"column":7},{"line":2,"column":6}],"path":["a",0,"x"],"extensions":{"code":"NO"}}],"data":{"a":[{"x":null}]}}""",
            await host.ExecuteAsync("{ a { x: b }\n a { x: b } }"));
    }

    private static ExecutionHost NewPets() => new(Pets, o => o
        .Resolve("Query", "pets", (in _) => new(new[] { "Dog", "Cat", null }))
        .Resolve("Query", "any", (in _) => new(new[] { "Dog", "Cat", null }))
        .Resolve("Query", "dog", (in _) => new("Dog"))
        .Resolve("Dog", "name", (in _) => new("Rex"))
        .Resolve("Dog", "barks", (in _) => new(true))
        .Resolve("Dog", "is", (in c) => new(c.Argument<string>("named")))
        .Resolve("Dog", "friend", (in _) => new("Cat"))
        .Resolve("Cat", "name", (in _) => new("Tom"))
        .Resolve("Cat", "meows", (in _) => new(false))
        .ResolveType("Pet", v => (string)v)
        .ResolveType("CatOrDog", v => (string)v));

    private static async ValueTask<object?> LogAsync(List<string> log, string what, object? value)
    {
        log.Add(what);
        await Task.Yield();
        log.Add(what + ".");
        return value;
    }

    private static async IAsyncEnumerable<string> StreamAsync()
    {
        yield return "a";
        await Task.Yield();
        yield return "b";
    }
}
