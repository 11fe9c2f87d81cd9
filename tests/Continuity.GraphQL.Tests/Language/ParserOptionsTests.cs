using Continuity.GraphQL.Language;

namespace Continuity.GraphQL.Tests.Language;

public sealed class ParserOptionsTests
{
    private const int Hostile = 100_000;

    [Theory]
    [InlineData("", "{a", "}")]
    [InlineData("", "{...", "}")]
    [InlineData("{a(b:", "[", "]")]
    [InlineData("{a(b:", "{c:", "}")]
    [InlineData("{a(b:", "[{c:", "}]")]
    [InlineData("{a @d(b:", "[", "]")]
    [InlineData("query($a:", "[", "]")]
    [InlineData("query($a: A = ", "[", "]")]
    [InlineData("type T { a: ", "[", "]")]
    [InlineData("type T { a(b: C = ", "{c:", "}")]
    public void Parse_NestedWithoutEnd_IsASyntaxErrorAndNoStackOverflow(string before, string open, string close)
    {
        var source = before + string.Concat(Enumerable.Repeat(open, Hostile)) + string.Concat(Enumerable.Repeat(close, Hostile));

        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(source));

        Assert.Equal("The document is nested more than 200 levels deep.", error.Message);
    }

    [Theory]
    [InlineData("{ a { b(c: [1]) } }", 3)]
    [InlineData("{ a { b(c: {d: 1}) } }", 3)]
    [InlineData("{ a { b } c { d } ... { e } }", 2)]
    [InlineData("{ a(b: 1) @c(d: 2) }", 1)]
    [InlineData("query Q($a: [[Int]]) { a }", 2)]
    [InlineData("type T { a(b: [[Int]] = [1]): C }", 2)]
    public void MaxDepth_CountsSelectionSetsListsObjectsAndListTypes(string source, int depth)
    {
        Parser.Parse(source, new ParserOptions { MaxDepth = depth });
        if (depth > 1)
        {
            Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(source, new ParserOptions { MaxDepth = depth - 1 }));
        }
    }

    [Fact]
    public void MaxDepth_AtItsLargest_FitsIntoTheStack()
    {
        var options = new ParserOptions { MaxDepth = 1_000 };
        var source = string.Concat(Enumerable.Repeat("{ a(b: 1) ", options.MaxDepth)) + new string('}', options.MaxDepth);

        var printed = SyntaxPrinter.Print(Parser.Parse(source, options));

        Assert.Equal((2 * options.MaxDepth) + 1, printed.Split('\n').Length);
    }

    [Fact]
    public void MaxTokens_CountsTokensButNoCommentsOrCommas()
    {
        const string Source = "{ a, b } # no token\n";

        Parser.Parse(Source, new ParserOptions { MaxTokens = 4 });
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(Source, new ParserOptions { MaxTokens = 3 }));

        Assert.Equal("The document has more than 3 tokens.", error.Message);
        Assert.Equal((1, 8), (error.Location.Line, error.Location.Column));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_001)]
    public void MaxDepth_OutOfRange_IsTheCallersBug(int depth) =>
        Assert.Throws<ArgumentOutOfRangeException>("MaxDepth", () => new ParserOptions { MaxDepth = depth });

    [Fact]
    public void MaxTokens_OutOfRange_IsTheCallersBug() =>
        Assert.Throws<ArgumentOutOfRangeException>("MaxTokens", () => new ParserOptions { MaxTokens = 0 });
}
