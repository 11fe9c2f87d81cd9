using System.Text.Json;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Limits;
using Continuity.GraphQL.Tests.Execution;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Sdl;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Tests.Limits;

/// <summary>What operations cost, by the GraphQL cost specification, and where they cost too much.</summary>
public sealed class CostTests
{
    private const string Sdl = """
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
        type Query {
          one: Item
          items(first: Int, last: Int): [Item!] @listSize(slicingArguments: ["first", "last"], assumedSize: 7, requireOneSlicingArgument: false)
          strict(first: Int, last: Int): [Item!] @listSize(slicingArguments: ["first", "last"])
          standard(first: Int = 3): [Item!] @listSize(slicingArguments: ["first"])
          page(first: Int): Page @listSize(slicingArguments: ["first"], sizedFields: ["nodes", "edges"], assumedSize: 20, requireOneSlicingArgument: false)
          within(filter: Filter): [Item!] @listSize(slicingArguments: ["filter.page.max"], assumedSize: 9, requireOneSlicingArgument: false)
          byIds(ids: [ID!]): [Item] @listSize(slicingArguments: ["ids"], assumedSize: 100, requireOneSlicingArgument: false)
          unsized: [Item!]
          matrix: [[Item!]!]
          dear: Int @cost(weight: "12.5")
          asked(hard: Boolean @cost(weight: "4"), filter: Filter): Int
          searched(by: [Search!]): Int
          thing: Thing
          things(first: Int): [Thing!] @listSize(slicingArguments: ["first"])
        }
        input Filter { page: PageFilter }
        input PageFilter { max: Int }
        input Search { text: String @cost(weight: "3") exact: Boolean or: [Search!] @cost(weight: "0.5") }
        type Page { nodes: [Item!]! edges: [Edge!]! total: Int }
        type Edge { node: Item cursor: String }
        type Item { id: ID! other: Item children(first: Int): [Item!] @listSize(slicingArguments: ["first"], assumedSize: 2, requireOneSlicingArgument: false) }
        interface Thing { id: ID! }
        type Heavy implements Thing @cost(weight: "5") { id: ID! item: Item }
        type Light implements Thing { id: ID! one: Item two: Item }
        """;

    [Theory]
    [InlineData("{ one { id } }", 1, 1)]
    [InlineData("{ a: one { id } b: one { id } }", 2, 2)]
    [InlineData("{ one { id } one { other { id } } }", 2, 2)]
    [InlineData("{ dear dear one { id id } a: one { id } a: one { id } }", 14.5, 2)]
    [InlineData("{ items { id } }", 1, 7)]
    [InlineData("{ items(first: 5) { id } }", 1, 5)]
    [InlineData("{ items(first: 5, last: 8) { id } }", 1, 8)]
    [InlineData("{ items(first: null) { id } }", 1, 7)]
    [InlineData("{ items(first: 5) { other { id } } }", 6, 10)]
    [InlineData("{ items(first: 20) { children(first: 20) { other { id } } } }", 421, 820)]
    [InlineData("{ standard { id } }", 1, 3)]
    [InlineData("{ standard(first: 4) { id } }", 1, 4)]
    [InlineData("{ page { total } }", 1, 1)]
    [InlineData("{ page { nodes { id } total } }", 2, 21)]
    [InlineData("{ page(first: 4) { edges { node { id } } } }", 6, 9)]
    [InlineData("{ within(filter: {page: {max: 4}}) { id } }", 2, 4)]
    [InlineData("{ within(filter: {}) { id } }", 2, 9)]
    [InlineData("""{ byIds(ids: ["1", "2"]) { id } }""", 1, 2)]
    [InlineData("{ unsized { id } }", 1, 10)]
    [InlineData("{ matrix { id } }", 1, 100)]
    [InlineData("{ dear }", 12.5, 0)]
    [InlineData("{ asked(hard: true, filter: {}) }", 5, 0)]
    [InlineData("{ searched(by: {exact: true}) }", 1, 0)]
    [InlineData("{ searched(by: [{text: \"a\", or: [{text: \"b\"}, {exact: true}]}]) }", 7.5, 0)]
    [InlineData("{ one @skip(if: true) { id } dear @include(if: false) }", 0, 0)]
    [InlineData("{ thing { id } }", 1, 5)]
    [InlineData("{ thing { ... on Heavy { item { id } } ... on Light { one { id } two { id } } } }", 3, 7)]
    [InlineData("{ thing { ... on Thing { id ... on Light { one { id } } } ... on Light { one { other { id } } } } }", 3, 7)]
    [InlineData("{ one { ...F ...F other { ...F } } } fragment F on Item { children { id } }", 4, 6)]
    [InlineData("{ __typename }", 0, 0)]
    public async Task Price_OfADocument_IsWhatTheSchemaSays(string document, double fieldCost, double typeCost) =>
        Assert.Equal((fieldCost, typeCost), await PriceAsync(document, null));

    [Theory]
    [InlineData("query($n: Int) { items(first: $n) { id } }", """{"n":5}""", 1, 5)]
    [InlineData("query($n: Int) { items(first: $n) { id } }", """{"n":50}""", 1, 50)]
    [InlineData("query($n: Int) { items(first: $n) { id } }", """{"n":null}""", 1, 7)]
    [InlineData("query($n: Int) { items(first: $n) { id } }", "{}", 1, 7)]
    [InlineData("query($n: Int = 6) { items(first: $n) { id } }", "{}", 1, 6)]
    [InlineData("query($n: Int) { items(first: $n) { id } }", """{"n":-5}""", 1, 0)]
    [InlineData("query($n: Int) { page(first: $n) { nodes { other { id } } } }", """{"n":3}""", 5, 7)]
    [InlineData("query($f: Filter) { within(filter: $f) { id } }", """{"f":{"page":{"max":4}}}""", 2, 4)]
    [InlineData("query($f: Filter) { within(filter: $f) { id } }", """{"f":{"page":null}}""", 2, 9)]
    [InlineData("query($f: Filter = {page: {max: 3}}) { within(filter: $f) { id } }", "{}", 2, 3)]
    [InlineData("query($p: PageFilter) { within(filter: {page: $p}) { id } }", """{"p":{"max":4}}""", 2, 4)]
    [InlineData("query($i: [ID!]) { byIds(ids: $i) { id } }", """{"i":["1","2","3"]}""", 1, 3)]
    [InlineData("query($i: [ID!]) { byIds(ids: $i) { id } }", """{"i":"1"}""", 1, 1)]
    [InlineData("query($s: [Search!]) { searched(by: $s) }", """{"s":[{"text":"a","or":[{"text":"b"}]}]}""", 7.5, 0)]
    [InlineData("query($s: Search!) { searched(by: [{or: [$s]}]) }", """{"s":{"text":"a"}}""", 4.5, 0)]
    [InlineData("query($s: Search = {text: \"a\"}) { searched(by: [$s]) }", "{}", 4, 0)]
    [InlineData("query($b: Boolean!) { one @include(if: $b) { id } dear @skip(if: $b) }", """{"b":true}""", 1, 1)]
    [InlineData("query($b: Boolean!) { one @include(if: $b) { id } dear @skip(if: $b) }", """{"b":false}""", 12.5, 0)]
    [InlineData("query($n: Int) { things(first: $n) { ... on Heavy { item { id } } ... on Light { one { id } two { id } } } }", """{"n":2}""", 5, 14)]
    public async Task Price_FollowsTheValuesOfVariables(string document, string variables, double fieldCost, double typeCost) =>
        Assert.Equal((fieldCost, typeCost), await PriceAsync(document, variables));

    [Fact]
    public async Task Execute_CostsTooMuch_TellsTheLimitAndTheValue()
    {
        await using var host = new ExecutionHost(Sdl, null, o => o with { Limits = new() { MaxFieldCost = 3, MaxTypeCost = 4, MaxValues = 5 } });

        Assert.Equal(
            """{"errors":[{"message":"The operation's fields cost 6; at most 3 is allowed.","extensions":{"code":"LIMIT_EXCEEDED","limit":"MaxFieldCost","allowed":3,"value":6}},{"message":"The operation's objects cost 10; at most 4 is allowed.","extensions":{"code":"LIMIT_EXCEEDED","limit":"MaxTypeCost","allowed":4,"value":10}},{"message":"The operation's answer may have 16 values; at most 5 are allowed.","extensions":{"code":"LIMIT_EXCEEDED","limit":"MaxValues","allowed":5,"value":16}}]}""",
            await host.ExecuteAsync("query($n: Int) { items(first: $n) { other { id } } }", """{"n":5}"""));
        Assert.Equal("""{"data":{"items":null}}""", await host.ExecuteAsync("query($n: Int) { items(first: $n) { other { id } } }", """{"n":1}"""));
    }

    [Fact]
    public async Task Subscribe_CostsTooMuch_IsRefusedBeforeTheStreamIsOpened()
    {
        await using var host = new ExecutionHost(
            "type Query { a: Int } type Subscription { items: [Item!] } type Item { id: ID }",
            o => o.Subscribe("Subscription", "items", static (in ResolverContext _) => throw new InvalidOperationException("It was opened.")),
            o => o with { Limits = new() { MaxTypeCost = 9 } });
        var request = ExecutionHost.Request("subscription { items { id } }");
        var result = await host.Executor.SubscribeAsync(host.Executor.Prepare(request), request, host.Services, default);

        Assert.Equal(["The operation's objects cost 10; at most 9 is allowed."], result.Refusal!.Errors.Select(static e => e.Message));
    }

    [Theory]
    [InlineData("{ strict { id } }", 0)]
    [InlineData("{ strict(first: 1, last: 1) { id } }", 2)]
    [InlineData("query($n: Int = 1) { strict(first: $n, last: 1) { id } }", 2)]
    [InlineData("query($n: Int) { strict(first: $n) { id } }", 0)]
    public async Task Execute_NotExactlyOneSlicingArgument_IsRefusedWhereOneIsNeeded(string document, int given)
    {
        await using var host = new ExecutionHost(Sdl);

        Assert.Equal(("absent", $"Field \"strict\" needs exactly one of the arguments \"first\", \"last\"; {given} are given."), await host.RunAsync(document));
    }

    [Fact]
    public async Task Execute_HugeListsInOneAnother_AreRefusedWithAFiniteValue()
    {
        await using var host = new ExecutionHost(Sdl);
        var document = string.Concat(Enumerable.Repeat("children(first: 2147483647) { ", 12));

        Assert.Contains("fields cost 1,000,000,000,000,000 and more; at most 5,000 is allowed", await host.ExecuteAsync($"{{ one {{ {document} id {new string('}', 14)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_LeavesOfManyAliasesOnManyObjects_AreBounded()
    {
        await using var host = new ExecutionHost(Sdl);
        var leaves = string.Concat(Enumerable.Range(0, 400).Select(i => $"a{i}: id "));

        Assert.StartsWith("The operation's answer may have 401,", (await host.RunAsync($"{{ items(first: 1000) {{ {leaves} }} }}")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_PriceIsTheSameInEveryRequest_IsComparedAndNotMadeAgain()
    {
        await using var host = new ExecutionHost(Sdl);
        var request = ExecutionHost.Request("{ items(first: 5) { other { id } } page { nodes { id } } }");
        var limits = host.Executor.Prepare(request).Limits!;
        var none = GraphQL.Execution.Coercion.VariableValues.None;
        limits.PriceOf(none);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var cost = limits.PriceOf(none);
        var refusal = limits.Check(cost) ?? (limits.CheckVariables(default) is { } error ? [error] : null);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Null(refusal);
    }

    [Fact]
    public void Build_WeightIsNoNumber_IsRefused() => Assert.Contains(
        "carries @cost with a wrong argument: weight: \"heavy\" is no number.",
        Assert.Throws<SchemaException>(() => SdlSchema.Build("directive @cost(weight: String!) on FIELD_DEFINITION type Query { a: Int @cost(weight: \"heavy\") }")).Problems.Single(),
        StringComparison.Ordinal);

    [Fact]
    public async Task Execute_PriceFollowsTheSizeInAVariable_TakesNoMemory()
    {
        await using var host = new ExecutionHost(Sdl);
        var request = ExecutionHost.Request("query($n: Int, $b: Boolean!) { page(first: $n) { nodes { other { id } } } one @include(if: $b) { id } }", """{"n":5,"b":true}""");
        var operation = host.Executor.Prepare(request);
        var variables = GraphQL.Execution.Coercion.VariableCoercion.Coerce(operation.Plan!.Variables, request.Variables, out _)!;
        var expected = operation.Limits!.PriceOf(variables);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var cost = operation.Limits.PriceOf(variables);
        var refusal = operation.Limits.Check(cost) ?? (operation.Limits.CheckVariables(request.Variables) is { } error ? [error] : null);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(expected, cost);
        Assert.Null(refusal);
    }

    private static async Task<(double FieldCost, double TypeCost)> PriceAsync(string document, string? variables)
    {
        await using var host = new ExecutionHost(Sdl);
        await using var scope = host.Services.CreateAsyncScope();
        var request = ExecutionHost.Request(document, variables);
        request.CostReport = CostReport.Validate;
        using var result = await host.Executor.ExecuteAsync(request, scope.ServiceProvider, default);
        using var json = JsonDocument.Parse(ExecutionHost.Json(result));
        var cost = json.RootElement.GetProperty("extensions").GetProperty("cost");
        return (cost.GetProperty("fieldCost").GetDouble(), cost.GetProperty("typeCost").GetDouble());
    }
}
