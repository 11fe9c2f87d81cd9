using Continuity.GraphQL.ImplementationFirst;
using Continuity.GraphQL.Tests.Execution;

namespace Continuity.GraphQL.Tests.Limits;

/// <summary>How long an answer may become.</summary>
public sealed class AnswerSizeTests
{
    private const int Most = 10_000;
    private const string TooLong =
        """{"errors":[{"message":"The answer is longer than 10,000 bytes, the most that is sent. Ask for less at once.","extensions":{"code":"LIMIT_EXCEEDED","limit":"MaxResponseBytes","allowed":10000}}],"data":null}""";

    private static readonly string Text = new('x', 1_000);

    [Fact]
    public async Task Execute_FieldsWhoseTextsAreLongerTogether_IsAnErrorAndTheRestIsNotExecuted()
    {
        var executed = 0;
        await using var host = new ExecutionHost("type Query { text: String node: Query }", o => o
            .Resolve("Query", "node", static (in _) => new(new object()))
            .Resolve("Query", "text", (in _) =>
            {
                executed++;
                return new(Text);
            }), static o => o with { MaxResponseBytes = Most });

        Assert.Equal(TooLong, await host.ExecuteAsync($"{{ node {{ {Aliases("text", 30)} }} last: text }}"));
        Assert.Equal(10, executed);
        Assert.Contains("\"data\":{\"a0\":\"xxx", await host.ExecuteAsync($"{{ {Aliases("text", 9)} }}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("texts")]
    [InlineData("late")]
    [InlineData("parts { text }")]
    public async Task Execute_ListOrLateValueThatIsLonger_IsAnError(string field)
    {
        var parts = Enumerable.Repeat<object?>(Text, 30).ToArray();
        await using var host = new ExecutionHost(
            "type Query { texts: [String!] late: [String!] parts: [Part!] } type Part { text: String }",
            o => o
                .Resolve("Query", "texts", (in _) => new(parts))
                .Resolve("Query", "late", (in _) => new(LateAsync(parts)))
                .Resolve("Query", "parts", (in _) => new(parts))
                .Resolve("Part", "text", static (in c) => new(LateAsync(c.Parent))),
            static o => o with { MaxResponseBytes = Most });

        Assert.Equal(TooLong, await host.ExecuteAsync($"{{ {field} }}"));
    }

    [Fact]
    public async Task Execute_PropertiesThatAreLongerTogether_IsAnErrorAndTheRestIsNotRead()
    {
        await using var host = new ExecutionHost(ImplementationFirstSchema.Build([typeof(Queries), typeof(Page)], new ImplementationFirstOptions()), static o => o with { MaxResponseBytes = Most });

        Assert.Equal(TooLong, await host.ExecuteAsync($"{{ page {{ {Aliases("text", 30)} }} }}"));
        Assert.Equal(10, Page.Read);
    }

    private static string Aliases(string field, int count) => string.Join(' ', Enumerable.Range(0, count).Select(n => $"a{n}: {field}"));

    private static async Task<object?> LateAsync(object? value)
    {
        await Task.Yield();
        return value;
    }

    [QueryType]
    internal static class Queries
    {
        public static Page? Page => new();
    }

    internal sealed class Page
    {
        internal static int Read { get; private set; }

        public string Text
        {
            get
            {
                Read++;
                return AnswerSizeTests.Text;
            }
        }
    }
}
