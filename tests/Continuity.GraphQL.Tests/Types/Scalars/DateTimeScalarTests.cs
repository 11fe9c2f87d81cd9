using System.Globalization;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.Tests.Types.Scalars;

public sealed class DateTimeScalarTests
{
    private static readonly DateTimeScalar Scalar = new();

    [Theory]
    [InlineData("2026-11-22T10:00:00Z", "2026-11-22T10:00:00.000Z")]
    [InlineData("2026-11-22T10:00:00.5Z", "2026-11-22T10:00:00.500Z")]
    [InlineData("2026-11-22t10:00:00z", "2026-11-22T10:00:00.000Z")]
    [InlineData("2026-11-22T00:30:00.123456789+01:00", "2026-11-21T23:30:00.123Z")]
    [InlineData("2026-11-22T10:00:00-23:59", "2026-11-23T09:59:00.000Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z")]
    [InlineData("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z")]
    [InlineData("2028-02-29T00:00:00-00:00", "2028-02-29T00:00:00.000Z")]
    public void ParseValue_OfAnInstantOfAnyOffset_IsShownInUtcWithMilliseconds(string text, string shown)
    {
        Assert.Equal($"\"{shown}\"", Scalar.Show(Scalar.ParseJson($"\"{text}\"")!));
        Assert.Equal(Scalar.ParseJson($"\"{text}\""), Scalar.ParseLiteral(Parser.ParseConstValue($"\"{text}\"")));
    }

    [Theory]
    [InlineData("\"2026-11-22\"")]
    [InlineData("\"2026-11-22T10:00:00\"")]
    [InlineData("\"2026-11-22 10:00:00Z\"")]
    [InlineData("\"2026-11-22T10:00Z\"")]
    [InlineData("\"2026-11-22T10:00:00.Z\"")]
    [InlineData("\"2026-11-22T10:00:00+01\"")]
    [InlineData("\"2026-11-22T10:00:00+24:00\"")]
    [InlineData("\"2026-02-29T10:00:00Z\"")]
    [InlineData("\"2026-11-22T24:00:00Z\"")]
    [InlineData("\"0001-01-01T00:00:00+00:01\"")]
    [InlineData("\"9999-12-31T23:59:59-00:01\"")]
    [InlineData("\"2026-11-22T10:00:00Z\\n\"")]
    [InlineData("\"٢٠٢٦-11-22T10:00:00Z\"")]
    [InlineData("\"\"")]
    [InlineData("1700000000")]
    public void ParseValue_OfAnythingElse_IsRefused(string json)
    {
        Assert.Throws<ValueCoercionException>(() => Scalar.ParseJson(json));
        Assert.Throws<ValueCoercionException>(() => Scalar.ParseLiteral(Parser.ParseConstValue(json)));
    }

    [Fact]
    public void CoerceResult_OfATimeOfNoZone_IsRefused()
    {
        Assert.Equal("\"2026-11-22T10:00:00.000Z\"", Scalar.Show(new DateTime(2026, 11, 22, 10, 0, 0, DateTimeKind.Utc)));
        Assert.Throws<ValueCoercionException>(() => Scalar.CoerceResult(new DateTime(2026, 11, 22, 10, 0, 0, DateTimeKind.Unspecified)));
        Assert.Throws<ValueCoercionException>(() => Scalar.CoerceResult("2026-11-22T10:00:00Z"));
    }

    [Fact]
    public void ToLiteral_OfAnInstant_IsItsTextInUtc() => Assert.Equal(
        "\"2026-11-22T10:00:00.000Z\"",
        SyntaxPrinter.Print(Scalar.ToLiteral(DateTimeOffset.Parse("2026-11-22T11:00:00+01:00", CultureInfo.InvariantCulture))));
}
