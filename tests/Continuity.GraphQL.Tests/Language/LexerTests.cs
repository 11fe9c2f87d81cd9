using System.Text;
using Continuity.GraphQL.Language;

namespace Continuity.GraphQL.Tests.Language;

public sealed class LexerTests
{
    [Theory]
    [InlineData("!", TokenKind.Bang)]
    [InlineData("$", TokenKind.Dollar)]
    [InlineData("&", TokenKind.Ampersand)]
    [InlineData("(", TokenKind.ParenthesisLeft)]
    [InlineData(")", TokenKind.ParenthesisRight)]
    [InlineData("...", TokenKind.Spread)]
    [InlineData(":", TokenKind.Colon)]
    [InlineData("=", TokenKind.Equals)]
    [InlineData("@", TokenKind.At)]
    [InlineData("[", TokenKind.BracketLeft)]
    [InlineData("]", TokenKind.BracketRight)]
    [InlineData("{", TokenKind.BraceLeft)]
    [InlineData("|", TokenKind.Pipe)]
    [InlineData("}", TokenKind.BraceRight)]
    [InlineData("_a1Z", TokenKind.Name)]
    [InlineData("-0", TokenKind.Int)]
    [InlineData("-1.5E+10", TokenKind.Float)]
    [InlineData("\"\"", TokenKind.String)]
    [InlineData("\"é\"", TokenKind.String)]
    [InlineData("\"\"\"\"\"\"", TokenKind.BlockString)]
    [InlineData("", TokenKind.EndOfFile)]
    internal void Next_OneToken_IsReadWhole(string source, TokenKind kind)
    {
        var lexer = new Lexer(Encoding.UTF8.GetBytes(source));

        var token = lexer.Next();

        Assert.Equal((kind, 0, Encoding.UTF8.GetByteCount(source), 1, 1), (token.Kind, token.Start, token.End, token.Line, token.Column));
        Assert.Equal(TokenKind.EndOfFile, lexer.Next().Kind);
        Assert.Equal(TokenKind.EndOfFile, lexer.Next().Kind);
    }

    [Theory]
    [InlineData("x", 1, 1)]
    [InlineData("  \t,,x", 1, 6)]
    [InlineData("\nx", 2, 1)]
    [InlineData("\r\n x", 2, 2)]
    [InlineData("\r\rx", 3, 1)]
    [InlineData("\n\r\n\rx", 4, 1)]
    [InlineData("# anything: é \"{\n x", 2, 2)]
    [InlineData("#\r#\r\nx", 3, 1)]
    [InlineData("\uFEFFx", 1, 2)]
    [InlineData("\n \uFEFF\uFEFFx", 2, 4)]
    public void Next_AfterWhatIsIgnored_CountsLinesAndUtf16Columns(string ignored, int line, int column)
    {
        var lexer = new Lexer(Encoding.UTF8.GetBytes(ignored));

        var token = lexer.Next();

        Assert.Equal((TokenKind.Name, line, column), (token.Kind, token.Line, token.Column));
    }

    [Theory]
    [InlineData("\"abc\" x", 1, 7)]
    [InlineData("\"é\" x", 1, 5)]
    [InlineData("\"€\" x", 1, 5)]
    [InlineData("\"😀\" x", 1, 6)]
    [InlineData("\"\"\"é\"\"\" x", 1, 9)]
    [InlineData("\"\"\"\n😀\r\né\r€\"\"\" x", 4, 6)]
    [InlineData("\"\\u00e9\" x", 1, 10)]
    public void Next_AfterAString_CountsUtf16Columns(string source, int line, int column)
    {
        var lexer = new Lexer(Encoding.UTF8.GetBytes(source));
        lexer.Next();

        var token = lexer.Next();

        Assert.Equal((TokenKind.Name, line, column), (token.Kind, token.Line, token.Column));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    public void Next_BytesThatAreNotUtf8_AreRefusedWhereverTheyStand(byte[] bytes)
    {
        AssertRefused([.. bytes], column: 1);
        AssertRefused([.. "#"u8, .. bytes], column: 2);
        AssertRefused([.. "\"a"u8, .. bytes, .. "\""u8], column: 3);
        AssertRefused([.. "\"\"\"a"u8, .. bytes, .. "\"\"\""u8], column: 5);
    }

    private static void AssertRefused(byte[] source, int column)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => new Lexer(source).Next());
        Assert.StartsWith("Invalid character", error.Message, StringComparison.Ordinal);
        Assert.Equal((1, column), (error.Location.Line, error.Location.Column));
    }
}
