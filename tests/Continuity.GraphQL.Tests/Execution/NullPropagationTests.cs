using System.Text.RegularExpressions;

namespace Continuity.GraphQL.Tests.Execution;

/// <summary>Section 6.4.4: null goes up to the nearest place that can hold it.</summary>
public sealed partial class NullPropagationTests
{
    public static TheoryData<string, string, string[]> Cases => new()
    {
        // The type of Query.value, the data, and the paths of the errors, where A.b and N.b throw.
        { "A", """{"value":{"b":null}}""", ["value.b"] },
        { "A!", """{"value":{"b":null}}""", ["value.b"] },
        { "[A!]!", """{"value":[{"b":null},{"b":null}]}""", ["value.0.b", "value.1.b"] },
        { "N", """{"value":null}""", ["value.b"] },
        { "N!", "null", ["value.b"] },
        { "[N]", """{"value":[null,null]}""", ["value.0.b", "value.1.b"] },
        { "[N]!", """{"value":[null,null]}""", ["value.0.b", "value.1.b"] },
        { "[N!]", """{"value":null}""", ["value.0.b"] },
        { "[N!]!", "null", ["value.0.b"] },
        { "[[N!]]", """{"value":[null,null]}""", ["value.0.0.b", "value.1.0.b"] },
        { "[[N!]!]", """{"value":null}""", ["value.0.0.b"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Execute_FieldThrowsAtOnce_NullGoesToNearestNullablePlace(string type, string data, string[] paths) =>
        await CheckAsync(type, data, paths, isLate: false);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Execute_FieldThrowsLater_NullGoesToNearestNullablePlace(string type, string data, string[] paths) =>
        await CheckAsync(type, data, paths, isLate: true);

    [Fact]
    public async Task Execute_NonNullFieldIsNull_ErrorNamesFieldAndType()
    {
        await using var host = new ExecutionHost("type Query { a: String! }");
        Assert.Equal(("null", "a: Field \"Query.a\" of type \"String!\" came out null where it must not be."), await host.RunAsync("{ a }"));
    }

    [Fact]
    public async Task Execute_SiblingCompletesAfterItsParentBecameNull_IsIgnored()
    {
        var late = new TaskCompletionSource<object?>();
        await using var host = new ExecutionHost("type Query { a: A } type A { bad: Int! late: A! other: Int }", o => o
            .Resolve("Query", "a", (in _) => new("a"))
            .Resolve("A", "bad", (in _) => throw new GraphQLException("no", "X"))
            .Resolve("A", "late", (in _) => new(late.Task))
            .Resolve("A", "other", (in _) => new(1)));
        var execution = host.RunAsync("{ a { late { other bad } bad } }");
        late.SetResult("x");
        Assert.Equal(("""{"a":null}""", "a.bad: no"), await execution);
    }

    private static async Task CheckAsync(string type, string data, string[] paths, bool isLate)
    {
        object value = type.Count(c => c == '[') switch
        {
            0 => "x",
            1 => new[] { "x", "x" },
            _ => new[] { ["x"], new[] { "x" } },
        };
        var gate = new TaskCompletionSource();
        if (!isLate)
        {
            gate.SetResult();
        }

        await using var host = new ExecutionHost($"type Query {{ value: {type} }} type A {{ b: Int }} type N {{ b: Int! }}", o => o
            .Resolve("Query", "value", (in _) => new(value))
            .Resolve("A", "b", (in _) => FailAsync(gate.Task))
            .Resolve("N", "b", (in _) => FailAsync(gate.Task)));
        var execution = host.RunAsync("{ value { b } }");
        gate.TrySetResult();
        var (actual, errors) = await execution;
        Assert.Equal(data, actual);
        var told = errors.Split('\n');
        Assert.Distinct(told);
        // Of fields that fail together later, whichever comes first is told first; and of a place that became null, one error.
        Func<string, string> comparable = isLate ? static path => AnyIndex().Replace(path, "#") : static path => path;
        Assert.Equal(paths.Select(p => comparable(p + ": Unexpected execution error.")), told.Select(comparable));
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex AnyIndex();

    private static async ValueTask<object?> FailAsync(Task gate)
    {
        await gate;
        throw new InvalidDataException("secret");
    }
}
