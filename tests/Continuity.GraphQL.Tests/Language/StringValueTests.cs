using Continuity.GraphQL.Language;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Tests.Language;

public sealed class StringValueTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"simple\"", "simple")]
    [InlineData("\" white space \"", " white space ")]
    [InlineData("\"quote \\\"\"", "quote \"")]
    [InlineData("\"\\\\\\/\\b\\f\\n\\r\\t\"", "\\/\b\f\n\r\t")]
    [InlineData("\"é € 😀 \u2028\"", "é € 😀 \u2028")]
    [InlineData("\"a \u0007 b\"", "a \u0007 b")]
    [InlineData("\"\\u0041\\u00e9\\u20AC\"", "Aé€")]
    [InlineData("\"\\uD83D\\uDE00\"", "😀")]
    [InlineData("\"\\u{41}\\u{1f600}\\u{000000}\\u{10FFFF}\"", "A😀\0\U0010FFFF")]
    [InlineData("\"x\\u{0000E9}y\\nz\"", "xéy\nz")]
    [InlineData("\"# no comment, \\u007B\"", "# no comment, {")]
    public void ParseValue_String_ResolvesEscapes(string source, string value)
    {
        var node = Assert.IsType<StringValueNode>(Parser.ParseValue(source));

        Assert.Equal((value, false), (node.Value, node.IsBlock));
    }

    [Theory]
    [InlineData("\\u")]
    [InlineData("\\u1")]
    [InlineData("\\u00G0")]
    [InlineData("\\u00e")]
    [InlineData("\\uD83D")]
    [InlineData("\\uD83D\\u0041")]
    [InlineData("\\uD83D\\n")]
    [InlineData("\\uD83Dx\\uDE00")]
    [InlineData("\\uDE00\\uD83D")]
    [InlineData("\\u{}")]
    [InlineData("\\u{")]
    [InlineData("\\u{41")]
    [InlineData("\\u{4 1}")]
    [InlineData("\\u{110000}")]
    [InlineData("\\u{D800}")]
    [InlineData("\\u{D83D}\\u{DE00}")]
    [InlineData("\\u{FFFFFFFF}")]
    [InlineData("\\u{000000041}")]
    [InlineData("\\U0041")]
    [InlineData("\\0")]
    [InlineData("\\'")]
    public void ParseValue_InvalidEscape_IsRefusedAtItsBackslash(string escape)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.ParseValue($"\"ok {escape}\""));

        Assert.StartsWith("Invalid", error.Message, StringComparison.Ordinal);
        Assert.Equal((1, 5), (error.Location.Line, error.Location.Column));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("simple", "simple")]
    [InlineData(" white space ", " white space ")]
    [InlineData("contains \" quote", "contains \" quote")]
    [InlineData("contains \\\"\"\" delimiter", "contains \"\"\" delimiter")]
    [InlineData("\\\\\"\"\"", "\\\"\"\"")]
    [InlineData("unescaped \\n\\u00e9 \\.", "unescaped \\n\\u00e9 \\.")]
    [InlineData("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour")]
    [InlineData("\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  ", "Hello,\n  World!\n\nYours,\n  GraphQL.")]
    [InlineData("  first\n    second\n   third", "  first\n second\nthird")]
    [InlineData("\n \n\t\n  x  \n\n", "x  ")]
    [InlineData("\n\ta\n\t b\n", "a\n b")]
    [InlineData("a\n      \n  b", "a\n    \nb")]
    [InlineData("a\n \n  b", "a\n\nb")]
    [InlineData("\n\n  \n", "")]
    [InlineData(" \u00A0x", " \u00A0x")]
    [InlineData("\n  a\u2028  b\u0085\n  c", "a\u2028  b\u0085\nc")]
    public void ParseValue_BlockString_LosesItsIndentation(string content, string value)
    {
        var node = Assert.IsType<StringValueNode>(Parser.ParseValue($"\"\"\"{content}\"\"\""));

        Assert.Equal((value, true), (node.Value, node.IsBlock));
    }

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("plain é 😀", "\"plain é 😀\"")]
    [InlineData("\"\\/\b\f\n\r\t", "\"\\\"\\\\/\\b\\f\\n\\r\\t\"")]
    [InlineData("\0\u001F\u007F\u009F\u00A0", "\"\\u0000\\u001F\\u007F\\u009F\u00A0\"")]
    public void Print_String_EscapesOnlyWhatMustBe(string value, string literal)
    {
        Assert.Equal(literal, SyntaxPrinter.Print(new StringValueNode(value, isBlock: false, default)));
        Assert.Equal(value, ((StringValueNode)Parser.ParseValue(literal)).Value);
    }

    [Theory]
    [InlineData("", "\"\"\"\"\"\"")]
    [InlineData("one line", "\"\"\"one line\"\"\"")]
    [InlineData("  indented", "\"\"\"  indented\"\"\"")]
    [InlineData("two\nlines", "\"\"\"\ntwo\nlines\n\"\"\"")]
    [InlineData("two\n  lines", "\"\"\"\ntwo\n  lines\n\"\"\"")]
    [InlineData("  two\nlines", "\"\"\"\n  two\nlines\n\"\"\"")]
    [InlineData("ends in \"", "\"\"\"\nends in \"\n\"\"\"")]
    [InlineData("ends in \\", "\"\"\"\nends in \\\n\"\"\"")]
    [InlineData("holds \"\"\" it", "\"\"\"holds \\\"\"\" it\"\"\"")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234567890", "\"\"\"1234567890123456789012345678901234567890123456789012345678901234567890\"\"\"")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901", "\"\"\"\n12345678901234567890123456789012345678901234567890123456789012345678901\n\"\"\"")]
    public void Print_BlockString_LaysItOut(string value, string literal)
    {
        Assert.Equal(literal, SyntaxPrinter.Print(new StringValueNode(value, isBlock: true, default)));
        Assert.Equal(value, ((StringValueNode)Parser.ParseValue(literal)).Value);
    }

    [Theory]
    [InlineData("\nleading line end", "\"\\nleading line end\"")]
    [InlineData("trailing line end\n", "\"trailing line end\\n\"")]
    [InlineData("   ", "\"   \"")]
    [InlineData("carriage\rreturn", "\"carriage\\rreturn\"")]
    [InlineData("  all\n  indented", "\"  all\\n  indented\"")]
    public void Print_BlockStringThatWouldReadBackOtherwise_IsQuoted(string value, string literal) =>
        Assert.Equal(literal, SyntaxPrinter.Print(new StringValueNode(value, isBlock: true, default)));
}
