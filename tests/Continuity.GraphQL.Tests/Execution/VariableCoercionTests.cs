using System.Collections;
using System.Globalization;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.Execution;

/// <summary>Sections 6.1.2 and 6.4.1. The field "show" answers what its argument was coerced to.</summary>
public sealed class VariableCoercionTests
{
    private const string Sdl = """
        enum Color { RED GREEN }
        scalar Anything
        input Line { text: String! color: Color = GREEN count: Int! = 1 tags: [String!] inner: Line }
        input One @oneOf { a: Int b: String }
        type Query {
          int(v: Int): String  def(v: Int = 7): String  need(v: Int!): String  needDef(v: Int! = 7): String
          list(v: [Int]): String  deep(v: [[Int!]]): String  color(v: Color): String  line(v: Line): String  one(v: One): String  any(v: Anything): String
        }
        """;

    [Theory]
    [InlineData("query { int }", null, "omitted")]
    [InlineData("query { int(v: null) }", null, "null")]
    [InlineData("query($v: Int) { int(v: $v) }", null, "omitted")]
    [InlineData("query($v: Int) { int(v: $v) }", """{"v":null}""", "null")]
    [InlineData("query($v: Int) { int(v: $v) }", """{"v":3,"other":4}""", "3")]
    [InlineData("query($v: Int = 5) { int(v: $v) }", null, "5")]
    [InlineData("query($v: Int = 5) { int(v: $v) }", """{"v":null}""", "null")]
    [InlineData("query($v: Int) { def(v: $v) }", null, "7")]
    [InlineData("query($v: Int) { def(v: $v) }", """{"v":null}""", "null")]
    [InlineData("query($v: Int) { needDef(v: $v) }", null, "7")]
    [InlineData("query { needDef }", null, "7")]
    [InlineData("query($v: [Int]) { list(v: $v) }", """{"v":1}""", "[1]")]
    [InlineData("query($v: [Int]) { list(v: $v) }", """{"v":[1,null]}""", "[1,null]")]
    [InlineData("query($v: Int) { list(v: [1, $v]) }", """{"v":2}""", "[1,2]")]
    [InlineData("query($v: Int) { list(v: [1, $v]) }", null, "[1,null]")]
    [InlineData("query { list(v: 4) }", null, "[4]")]
    [InlineData("query($v: [[Int!]]) { deep(v: $v) }", """{"v":1}""", "[[1]]")]
    [InlineData("query($v: [[Int!]]) { deep(v: $v) }", """{"v":[1,[2,3],null]}""", "[[1],[2,3],null]")]
    [InlineData("query($v: Color) { color(v: $v) }", """{"v":"RED"}""", "RED")]
    [InlineData("query { color(v: GREEN) }", null, "GREEN")]
    [InlineData("query { line(v: {text: \"t\"}) }", null, "{text:t,color:GREEN,count:1}")]
    [InlineData("query($v: Line) { line(v: $v) }", """{"v":{"text":"t","color":null,"tags":"x"}}""", "{text:t,color:null,count:1,tags:[x]}")]
    [InlineData("query($t: String! $c: Color) { line(v: {text: $t, color: $c}) }", """{"t":"t"}""", "{text:t,color:GREEN,count:1}")]
    [InlineData("query($v: Int) { line(v: {text: \"t\", count: $v}) }", null, "{text:t,count:1}", "color:GREEN,")]
    [InlineData("query($v: One) { one(v: $v) }", """{"v":{"a":1}}""", "{a:1}")]
    [InlineData("query($v: String!) { one(v: {b: $v}) }", """{"v":"x"}""", "{b:x}")]
    public async Task Execute_ValidInput_IsCoerced(string query, string? variables, string expected, string? insert = null)
    {
        await using var host = NewHost();
        var shown = insert is null ? expected : expected.Replace("count", insert + "count", StringComparison.Ordinal);
        var field = query[(query.IndexOf('{', StringComparison.Ordinal) + 2)..].Split('(', ' ')[0];
        Assert.Equal(($$"""{"{{field}}":"{{shown}}"}""", ""), await host.RunAsync(query, variables));
    }

    [Theory]
    [InlineData("query($v: Int!) { need(v: $v) }", null, "Variable \"$v\" of type \"Int!\" is required, but was not given.")]
    [InlineData("query($v: Int!) { need(v: $v) }", """{"v":null}""", "Variable \"$v\" of type \"Int!\" must not be null.")]
    [InlineData("query($v: Color) { color(v: $v) }", """{"v":"secret"}""", "Variable \"$v\" got an invalid value: Expected one of the values of enum \"Color\".")]
    [InlineData("query($v: Color) { color(v: $v) }", """{"v":"\uD800"}""", "Variable \"$v\" got an invalid value: Expected one of the values of enum \"Color\".")]
    [InlineData("query($v: Line) { line(v: $v) }", """{"v":{"\uD800":1,"x":"\uDC00"}}""", "The variables have a name that is not valid Unicode.")]
    [InlineData("query($v: Line) { line(v: $v) }", """{"v":"secret"}""", "Variable \"$v\" got an invalid value: Expected an object of type \"Line\".")]
    [InlineData("query($v: Line) { line(v: $v) }", """{"v":{}}""", "Variable \"$v\" got an invalid value: Field \"text\" of type \"String!\" is required, but was not given.")]
    [InlineData("query($v: Line) { line(v: $v) }", """{"v":{"text":null}}""", "Variable \"$v\" got an invalid value at \"v.text\": Expected a value of type \"String!\", not null.")]
    [InlineData("query($v: Line) { line(v: $v) }", """{"v":{"text":"t","inner":{"text":"t","tags":["a",null]}}}""", "Variable \"$v\" got an invalid value at \"v.inner.tags[1]\": Expected a value of type \"String!\", not null.")]
    [InlineData("query($v: Line) { line(v: $v) }", """{"v":{"text":"t","Text":1}}""", "Variable \"$v\" got an invalid value: Field \"Text\" is not defined by type \"Line\".")]
    [InlineData("query($v: Line) { line(v: $v) }", """{"v":{"text":"t","my secret text":1}}""", "Variable \"$v\" got an invalid value: A field is not defined by type \"Line\".")]
    [InlineData("query($v: One) { one(v: $v) }", """{"v":{}}""", "Variable \"$v\" got an invalid value: Exactly one field of type \"One\" must be given, and not be null.")]
    [InlineData("query($v: One) { one(v: $v) }", """{"v":{"a":1,"b":"x"}}""", "Variable \"$v\" got an invalid value: Exactly one field of type \"One\" must be given, and not be null.")]
    [InlineData("query($v: One) { one(v: $v) }", """{"v":{"a":null}}""", "Variable \"$v\" got an invalid value: Exactly one field of type \"One\" must be given, and not be null.")]
    public async Task Execute_InvalidVariable_IsRequestErrorThatNamesThePlace(string query, string? variables, string message)
    {
        await using var host = NewHost();
        Assert.Equal(("absent", message), await host.RunAsync(query, variables));
    }

    [Theory]
    [InlineData("query($v: Int) { needDef(v: $v) }", """{"v":null}""", "needDef: Argument \"v\" got an invalid value: Expected a value of type \"Int!\", not null.")]
    [InlineData("query($v: Int = 1) { line(v: {text: \"t\", count: $v}) }", """{"v":null}""", "line: Argument \"v\" got an invalid value at \"v.count\": Expected a value of type \"Int!\", not null.")]
    public async Task Execute_NullInVariableWhereArgumentTakesNone_IsFieldError(string query, string variables, string error)
    {
        await using var host = NewHost();
        Assert.Equal(error, (await host.RunAsync(query, variables)).Errors);
    }

    [Fact]
    public async Task Execute_NameOfAVariableIsEnormous_KeepsMessagesShort()
    {
        await using var host = new ExecutionHost("type Query { sum(of: [Int!]): Int }");
        var name = new string('n', 100_000);
        using var answer = System.Text.Json.JsonDocument.Parse(await host.ExecuteAsync($"query(${name}: [Int!]) {{ sum(of: ${name}) }}", $$"""{"{{name}}":["a","b","c"]}"""));

        Assert.Equal(3, answer.RootElement.GetProperty("errors").GetArrayLength());
        Assert.All(answer.RootElement.GetProperty("errors").EnumerateArray(), static error => Assert.InRange(error.GetProperty("message").GetString()!.Length, 1, 1_000));
    }

    [Fact]
    public async Task Execute_ScalarWithWrongVariable_TellsThePathAndNotTheText()
    {
        await using var host = NewHost();
        var (data, errors) = await host.RunAsync("query($v: [[Int!]]) { deep(v: $v) }", """{"v":[[1],[2,"secret"]]}""");
        Assert.Equal("absent", data);
        Assert.StartsWith("Variable \"$v\" got an invalid value at \"v[1][1]\": ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_ManyWrongVariables_ErrorsAreBounded()
    {
        await using var host = NewHost();
        var (_, errors) = await host.RunAsync("query($v: [Int]) { list(v: $v) }", $$"""{"v":[{{string.Join(',', Enumerable.Repeat("{}", 500))}}]}""");
        var lines = errors.Split('\n');
        Assert.Equal(21, lines.Length);
        Assert.Equal("More than 20 errors in the variables; the others are left out.", lines[^1]);
    }

    [Fact]
    public async Task Execute_VariableInsideScalarsLiteral_IsPutIn()
    {
        await using var host = NewHost();
        var (_, errors) = await host.RunAsync("query($v: Int, $w: String = \"w\", $x: Int) { any(v: {a: [1, $v], b: $w, c: $x}) }", """{"v":2}""");
        Assert.Equal("", errors);
    }

    private static ExecutionHost NewHost() => new(SdlSchema.Build(Sdl, o => o.ResolveAll((type, _) => type.Name == "Query"
        ? (in ResolverContext c) => new(Show(c.ArgumentAt(0)))
        : null)));

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => text,
        IReadOnlyDictionary<string, object?> fields => $"{{{string.Join(',', fields.Select(f => $"{f.Key}:{Show(f.Value)}"))}}}",
        IEnumerable items => $"[{string.Join(',', items.Cast<object?>().Select(Show))}]",
        _ when ReferenceEquals(value, ArgumentValue.Omitted) => "omitted",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
