using Continuity.GraphQL.Language;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.Tests.Types.Scalars;

public sealed class DurationScalarTests
{
    private static readonly DurationScalar Scalar = new();

    [Theory]
    [InlineData("PT20M", "PT20M")]
    [InlineData("PT0S", "PT0S")]
    [InlineData("P1DT2H3M4S", "P1DT2H3M4S")]
    [InlineData("PT90M", "PT1H30M")]
    [InlineData("PT0.5S", "PT0.5S")]
    [InlineData("PT0,5S", "PT0.5S")]
    [InlineData("PT1.23456789S", "PT1.2345678S")]
    [InlineData("P2W", "P14D")]
    [InlineData("-PT5M", "-PT5M")]
    [InlineData("P36525D", "P36525D")]
    [InlineData("-P36525D", "-P36525D")]
    public void ParseValue_OfALengthOfTime_IsShownInItsShortestForm(string text, string shown)
    {
        Assert.Equal($"\"{shown}\"", Scalar.Show(Scalar.ParseJson($"\"{text}\"")!));
        Assert.Equal(Scalar.ParseJson($"\"{text}\""), Scalar.ParseLiteral(Parser.ParseConstValue($"\"{text}\"")));
    }

    [Theory]
    [InlineData("\"P1Y\"")]
    [InlineData("\"P1M\"")]
    [InlineData("\"P\"")]
    [InlineData("\"PT\"")]
    [InlineData("\"P1DT\"")]
    [InlineData("\"P1W1D\"")]
    [InlineData("\"PT1.5M\"")]
    [InlineData("\"PT-5M\"")]
    [InlineData("\"pt5m\"")]
    [InlineData("\"20:00\"")]
    [InlineData("\"\"")]
    [InlineData("\"P36525DT0.0000001S\"")]
    [InlineData("\"P999999999D\"")]
    [InlineData("\"PT9999999999S\"")]
    [InlineData("\"PT5M\\n\"")]
    [InlineData("1200")]
    public void ParseValue_OfAnythingElse_IsRefused(string json)
    {
        Assert.Throws<ValueCoercionException>(() => Scalar.ParseJson(json));
        Assert.Throws<ValueCoercionException>(() => Scalar.ParseLiteral(Parser.ParseConstValue(json)));
    }

    [Fact]
    public void ToLiteral_OfATimeSpan_IsItsText() =>
        Assert.Equal("\"PT20M\"", SyntaxPrinter.Print(Scalar.ToLiteral(TimeSpan.FromMinutes(20))));
}
