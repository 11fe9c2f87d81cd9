using Continuity.GraphQL.Language;

namespace Continuity.GraphQL.Tests.Language;

public sealed class ParserRejectionTests
{
    /// <summary>Source, line, column, message.</summary>
    public static TheoryData<string, int, int, string> Documents => new()
    {
        // Lexical grammar
        { "{ a(b: 01) }", 1, 9, "Invalid number: no digit may follow a leading 0, found \"1\"." },
        { "{ a(b: 1a) }", 1, 9, "Invalid number: expected a digit, found \"a\"." },
        { "{ a(b: 1_) }", 1, 9, "Invalid number: expected a digit, found \"_\"." },
        { "{ a(b: 0xF1) }", 1, 9, "Invalid number: expected a digit, found \"x\"." },
        { "{ a(b: 1.) }", 1, 10, "Invalid number: expected a digit, found \")\"." },
        { "{ a(b: 1..2) }", 1, 10, "Invalid number: expected a digit, found \".\"." },
        { "{ a(b: 1.2.3) }", 1, 11, "Invalid number: expected a digit, found \".\"." },
        { "{ a(b: 1.2e3e) }", 1, 13, "Invalid number: expected a digit, found \"e\"." },
        { "{ a(b: 1e) }", 1, 10, "Invalid number: expected a digit, found \")\"." },
        { "{ a(b: -) }", 1, 9, "Invalid number: expected a digit, found \")\"." },
        { "{ a(b: -", 1, 9, "Invalid number: expected a digit, found the end of the document." },
        { "{ a(b: +1) }", 1, 8, "Unexpected character \"+\"." },
        { "{ a(b: .5) }", 1, 8, "Unexpected character \".\"." },
        { "{ ..a }", 1, 3, "Unexpected character \".\"." },
        { "{ a(b: 'c') }", 1, 8, "Unexpected character \"'\"; a string is written between double quotes." },
        { "{ a\u0000 }", 1, 4, "Unexpected character U+0000." },
        { "{ a\u00A0b }", 1, 4, "Unexpected character U+00A0." },
        { "{ é }", 1, 3, "Unexpected character U+00E9." },
        { "{ 😀 }", 1, 3, "Unexpected character U+1F600." },
        { "{ a \uD83D }", 1, 5, "Invalid character: the source is not well-formed Unicode here." },
        { "# \uDE00\n{ a }", 1, 3, "Invalid character: the source is not well-formed Unicode here." },
        { "{ a(b: \"c", 1, 10, "Unterminated string: the document ends before the closing quote." },
        { "{ a(b: \"c\n\") }", 1, 10, "Unterminated string: the line ends before the closing quote." },
        { "{ a(b: \"\\x\") }", 1, 9, "Invalid escape: \"\\\" may not be followed by \"x\"." },
        { "{ a(b: \"é\\\n\") }", 1, 10, "Invalid escape: \"\\\" may not be followed by U+000A." },
        { "{ a(b: \"\"\"c\r\nd", 2, 2, "Unterminated string: the document ends before the closing \"\"\"." },

        // Documents and executable definitions
        { "", 1, 1, "Unexpected end of the document." },
        { "# nothing\n\n", 3, 1, "Unexpected end of the document." },
        { "{", 1, 2, "Expected Name, found the end of the document." },
        { "{ }", 1, 3, "Expected Name, found \"}\"." },
        { "{ a } }", 1, 7, "Unexpected \"}\"." },
        { "{ a: }", 1, 6, "Expected Name, found \"}\"." },
        { "{ a() }", 1, 5, "Expected Name, found \")\"." },
        { "{ a(b) }", 1, 6, "Expected \":\", found \")\"." },
        { "{ a(b:) }", 1, 7, "Expected a value, found \")\"." },
        { "{ a(b: $) }", 1, 9, "Expected Name, found \")\"." },
        { "{ a(b: [1 }) }", 1, 11, "Expected a value, found \"}\"." },
        { "{ a(b: {\"c\": 1}) }", 1, 9, "Expected Name, found String." },
        { "{ a @ }", 1, 7, "Expected Name, found \"}\"." },
        { "{ a { } }", 1, 7, "Expected Name, found \"}\"." },
        { "{ ... }", 1, 7, "Expected \"{\", found \"}\"." },
        { "{ ...on }", 1, 9, "Expected Name, found \"}\"." },
        { "{ ... on T }", 1, 12, "Expected \"{\", found \"}\"." },
        { "query", 1, 6, "Expected \"{\", found the end of the document." },
        { "query Q() { a }", 1, 9, "Expected \"$\", found \")\"." },
        { "query Q($a) { a }", 1, 11, "Expected \":\", found \")\"." },
        { "query Q($a: [Int) { a }", 1, 17, "Expected \"]\", found \")\"." },
        { "query Q($a: Int!!) { a }", 1, 17, "Expected \"$\", found \"!\"." },
        { "query Q($a: Int = $b) { a }", 1, 19, "Unexpected variable in a constant value." },
        { "query Q($a: [Int] = [1, {c: $b}]) { a }", 1, 29, "Unexpected variable in a constant value." },
        { "query Q($a: Int @d(e: $b)) { a }", 1, 23, "Unexpected variable in a constant value." },
        { "fragment on on T { a }", 1, 10, "Unexpected Name \"on\": a fragment may not have it as its name." },
        { "fragment F { a }", 1, 12, "Expected \"on\", found \"{\"." },
        { "fragment F($a: Int) on T { a }", 1, 11, "Expected \"on\", found \"(\"." },
        { "\n\"what\" { a }", 2, 1, "Unexpected description: a query in shorthand takes none." },
        { "\"what\" extend type A @b", 1, 1, "Unexpected description: only definitions take one." },
        { "\"what\" 4", 1, 8, "Unexpected Int \"4\"." },
        { "what { a }", 1, 1, "Unexpected Name \"what\"." },
        { "Query { a }", 1, 1, "Unexpected Name \"Query\"." },
        { "{ a } \"a text that is nobody's business\"", 1, 41, "Unexpected end of the document." },
        { "query \"a text that is nobody's business\" { a }", 1, 7, "Expected \"{\", found String." },
        { "12345678901234567890123456789012345678901234567890", 1, 1, "Unexpected Int \"1234567890123456789012345678901234567890…\"." },

        // Type system definitions
        { "schema", 1, 7, "Expected \"{\", found the end of the document." },
        { "schema { }", 1, 10, "Expected \"query\", \"mutation\" or \"subscription\", found \"}\"." },
        { "schema { read: Q }", 1, 10, "Expected \"query\", \"mutation\" or \"subscription\", found Name \"read\"." },
        { "type T { }", 1, 10, "Expected Name, found \"}\"." },
        { "type T { a }", 1, 12, "Expected \":\", found \"}\"." },
        { "type T { a(): B }", 1, 12, "Expected Name, found \")\"." },
        { "type T { a: B = 1 }", 1, 15, "Expected Name, found \"=\"." },
        { "type T implements { a: B }", 1, 19, "Expected Name, found \"{\"." },
        { "type T implements A & { a: B }", 1, 23, "Expected Name, found \"{\"." },
        { "type T implements A B { a: C }", 1, 21, "Unexpected Name \"B\"." },
        { "interface I { a(b: Int = $c): D }", 1, 26, "Unexpected variable in a constant value." },
        { "union U =", 1, 10, "Expected Name, found the end of the document." },
        { "union U = A |", 1, 14, "Expected Name, found the end of the document." },
        { "union U = || A", 1, 12, "Expected Name, found \"|\"." },
        { "enum E { }", 1, 10, "Expected Name, found \"}\"." },
        { "enum E { A true }", 1, 12, "Unexpected name: true, false and null are not values of an enum." },
        { "enum E { false }", 1, 10, "Unexpected name: true, false and null are not values of an enum." },
        { "enum E {\n  null\n}", 2, 3, "Unexpected name: true, false and null are not values of an enum." },
        { "input I { a(b: C): D }", 1, 12, "Expected \":\", found \"(\"." },
        { "input I { a: B @c(d: $e) }", 1, 22, "Unexpected variable in a constant value." },
        { "directive a on FIELD", 1, 11, "Expected \"@\", found Name \"a\"." },
        { "directive @a FIELD", 1, 14, "Expected \"on\", found Name \"FIELD\"." },
        { "directive @a on", 1, 16, "Expected Name, found the end of the document." },
        { "directive @a on FIELD | field", 1, 25, "Unexpected Name \"field\"." },
        { "directive @a on repeatable FIELD", 1, 17, "Unexpected Name \"repeatable\"." },

        // Type system extensions
        { "extend", 1, 7, "Unexpected end of the document." },
        { "extend { a }", 1, 8, "Unexpected \"{\"." },
        { "extend query Q { a }", 1, 8, "Unexpected Name \"query\"." },
        { "extend directive @a on FIELD", 1, 8, "Unexpected Name \"directive\"." },
        { "extend schema", 1, 14, "Expected \"{\", found the end of the document." },
        { "extend scalar S", 1, 16, "Unexpected end of the document." },
        { "extend type T", 1, 14, "Unexpected end of the document." },
        { "extend interface I", 1, 19, "Unexpected end of the document." },
        { "extend union U", 1, 15, "Unexpected end of the document." },
        { "extend enum E", 1, 14, "Unexpected end of the document." },
        { "extend input I { }", 1, 18, "Expected Name, found \"}\"." },
        { "extend type T { a: B } \"why\"", 1, 29, "Unexpected end of the document." },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Parse_NotGraphQL_IsRefusedInItsPlace(string source, int line, int column, string message)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(source));

        Assert.Equal(message, error.Message);
        Assert.Equal((line, column), (error.Location.Line, error.Location.Column));
    }

    [Theory]
    [InlineData("1 2", 3)]
    [InlineData("", 1)]
    [InlineData("{a: 1", 6)]
    public void ParseValue_NotOneValue_IsRefused(string source, int column)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.ParseValue(source));

        Assert.Equal(column, error.Location.Column);
    }

    [Fact]
    public void ParseConstValue_Variable_IsRefused() =>
        Assert.Equal(2, Assert.Throws<GraphQLSyntaxException>(() => Parser.ParseConstValue("[$a]")).Location.Column);

    [Theory]
    [InlineData("", 1)]
    [InlineData("!", 1)]
    [InlineData("[]", 2)]
    [InlineData("A!!", 3)]
    [InlineData("[A!", 4)]
    [InlineData("A B", 3)]
    public void ParseType_NotOneType_IsRefused(string source, int column)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.ParseType(source));

        Assert.Equal(column, error.Location.Column);
    }
}
