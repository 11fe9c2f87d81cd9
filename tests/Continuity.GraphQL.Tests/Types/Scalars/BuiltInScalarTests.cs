using System.Globalization;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.Tests.Types.Scalars;

public sealed class BuiltInScalarTests
{
    [Theory]
    [InlineData("Int", "2147483647", 2147483647)]
    [InlineData("Int", "-2147483648", -2147483648)]
    [InlineData("Int", "-0", 0)]
    [InlineData("Float", "1", 1d)]
    [InlineData("Float", "-1.5e-3", -0.0015)]
    [InlineData("Float", "12345678901234567890", 12345678901234567890d)]
    [InlineData("String", "\"é\\n\"", "é\n")]
    [InlineData("String", "\"\"\"block\"\"\"", "block")]
    [InlineData("Boolean", "true", true)]
    [InlineData("ID", "\"a\"", "a")]
    [InlineData("ID", "12345678901234567890", "12345678901234567890")]
    public void ParseLiteral_OfAValueOfTheScalar_GivesIt(string scalar, string literal, object expected) =>
        Assert.Equal(expected, BuiltInScalars.All[scalar].ParseLiteral(Parser.ParseConstValue(literal)));

    [Theory]
    [InlineData("Int", "2147483648")]
    [InlineData("Int", "1.0")]
    [InlineData("Int", "\"1\"")]
    [InlineData("Int", "true")]
    [InlineData("Int", "[1]")]
    [InlineData("Float", "\"1\"")]
    [InlineData("Float", "1e400")]
    [InlineData("String", "1")]
    [InlineData("String", "NAME")]
    [InlineData("String", "{a: 1}")]
    [InlineData("Boolean", "1")]
    [InlineData("Boolean", "\"true\"")]
    [InlineData("ID", "1.0")]
    [InlineData("ID", "NAME")]
    public void ParseLiteral_OfAnythingElse_TellsWhatIsExpected(string scalar, string literal)
    {
        var refused = Assert.Throws<ValueCoercionException>(() => BuiltInScalars.All[scalar].ParseLiteral(Parser.ParseConstValue(literal)));

        Assert.StartsWith(scalar + " must be ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Int", "1", 1)]
    [InlineData("Int", "1.0", 1)]
    [InlineData("Int", "1e2", 100)]
    [InlineData("Float", "1", 1d)]
    [InlineData("Float", "0.1", 0.1)]
    [InlineData("String", "\"a\"", "a")]
    [InlineData("Boolean", "false", false)]
    [InlineData("ID", "\"4\"", "4")]
    [InlineData("ID", "4", "4")]
    [InlineData("ID", "4.0", "4")]
    [InlineData("ID", "9007199254740993", "9007199254740993")]
    public void ParseValue_OfAValueOfTheScalar_GivesIt(string scalar, string json, object expected) =>
        Assert.Equal(expected, BuiltInScalars.All[scalar].ParseJson(json));

    [Theory]
    [InlineData("Int", "2147483648")]
    [InlineData("Int", "1.5")]
    [InlineData("Int", "1e400")]
    [InlineData("Int", "\"1\"")]
    [InlineData("Float", "\"1\"")]
    [InlineData("Float", "1e400")]
    [InlineData("String", "1")]
    [InlineData("String", "[\"a\"]")]
    [InlineData("Boolean", "0")]
    [InlineData("ID", "1.5")]
    [InlineData("ID", "true")]
    [InlineData("ID", "{}")]
    public void ParseValue_OfAnythingElse_TellsWhatIsExpected(string scalar, string json)
    {
        var refused = Assert.Throws<ValueCoercionException>(() => BuiltInScalars.All[scalar].ParseJson(json));

        Assert.StartsWith(scalar + " must be ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ParseValue_OfALongText_ShowsOnlyItsBeginning()
    {
        var refused = Assert.Throws<ValueCoercionException>(() => BuiltInScalars.Int.ParseJson($"\"{new string('x', 1000)}\""));

        Assert.InRange(refused.Message.Length, 50, 150);
    }

    public static TheoryData<string, object, string> Shown => new()
    {
        { "Int", 1, "1" },
        { "Int", 1L, "1" },
        { "Int", 1.0, "1" },
        { "Int", 1m, "1" },
        { "Int", "-5", "-5" },
        { "Int", true, "1" },
        { "Int", byte.MaxValue, "255" },
        { "Float", 1, "1" },
        { "Float", 0.1f, "0.1" },
        { "Float", 0.5, "0.5" },
        { "Float", 79228162514264337593543950335m, "79228162514264337593543950335" },
        { "Float", "1.5", "1.5" },
        { "Float", false, "0" },
        { "String", "a", "\"a\"" },
        { "String", 'a', "\"a\"" },
        { "String", true, "\"true\"" },
        { "String", 1.5, "\"1.5\"" },
        { "String", 1e20, "\"100000000000000000000\"" },
        { "String", 5L, "\"5\"" },
        { "Boolean", true, "true" },
        { "Boolean", 0, "false" },
        { "Boolean", 2.5, "true" },
        { "ID", "a", "\"a\"" },
        { "ID", 5, "\"5\"" },
        { "ID", 5.0, "\"5\"" },
        { "ID", long.MaxValue, "\"9223372036854775807\"" },
        { "ID", Guid.Empty, "\"00000000-0000-0000-0000-000000000000\"" },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void CoerceResult_OfAValueThatFits_IsShownAsTheScalar(string scalar, object value, string json) =>
        Assert.Equal(json, BuiltInScalars.All[scalar].Show(value));

    public static TheoryData<string, object> NotShown => new()
    {
        { "Int", 1.5 },
        { "Int", 2147483648L },
        { "Int", double.NaN },
        { "Int", "one" },
        { "Int", "" },
        { "Int", new object() },
        { "Float", double.PositiveInfinity },
        { "Float", float.NaN },
        { "Float", "one" },
        { "String", new object() },
        { "String", double.NaN },
        { "Boolean", "true" },
        { "Boolean", double.NaN },
        { "ID", 1.5 },
        { "ID", true },
        { "ID", new object() },
    };

    [Theory]
    [MemberData(nameof(NotShown))]
    public void CoerceResult_OfAValueThatDoesNotFit_IsRefused(string scalar, object value) =>
        Assert.Throws<ValueCoercionException>(() => BuiltInScalars.All[scalar].CoerceResult(value));

    [Fact]
    public void CoerceResult_OfSomeonesWords_DoesNotRepeatThem()
    {
        var refused = Assert.Throws<ValueCoercionException>(() => BuiltInScalars.Int.CoerceResult("my card is lost"));

        Assert.DoesNotContain("card", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Int", -5, "-5")]
    [InlineData("Float", 2.5, "2.5")]
    [InlineData("Float", 1e30, "1E+30")]
    [InlineData("String", "a\"b", "\"a\\\"b\"")]
    [InlineData("Boolean", false, "false")]
    [InlineData("ID", "5", "\"5\"")]
    public void ToLiteral_OfAValue_IsReadBackAsTheSame(string scalar, object value, string literal)
    {
        var type = BuiltInScalars.All[scalar];
        var printed = SyntaxPrinter.Print(type.ToLiteral(value));

        Assert.Equal(literal, printed);
        Assert.Equal(Convert.ToString(value, CultureInfo.InvariantCulture), Convert.ToString(type.ParseLiteral(Parser.ParseConstValue(printed)), CultureInfo.InvariantCulture));
    }
}
