using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.Tests.Types.Scalars;

public sealed class JsonScalarTests
{
    private static readonly ScalarType[] Scalars = [new JsonScalar(), new PlainScalar("Any")];

    [Theory]
    [InlineData("{a: [1, -2.5, \"s\", true, null, NAME], b: {}}", "{\"a\":[1,-2.5,\"s\",true,null,\"NAME\"],\"b\":{}}")]
    [InlineData("\"text\"", "\"text\"")]
    [InlineData("12345678901", "12345678901")]
    [InlineData("1e3", "1e3")]
    [InlineData("[]", "[]")]
    public void ParseLiteral_OfAnyKind_IsShownAsTheSameJson(string literal, string json)
    {
        foreach (var scalar in Scalars)
        {
            var shown = scalar.Show(scalar.ParseLiteral(Parser.ParseConstValue(literal))!);

            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(shown)), shown);
        }
    }

    [Fact]
    public void ParseValue_OfJson_OutlivesTheDocumentThatItCameIn()
    {
        var value = (JsonElement)new JsonScalar().ParseJson("{\"a b\":[1]}")!;

        Assert.Equal("{\"a b\":[1]}", new JsonScalar().Show(value));
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("[{\"a\":\"\\udc00\\ud800\"}]")]
    [InlineData("{\"\\ud800\":1}")]
    public void ParseValue_OfHalfASurrogatePair_IsRefusedBeforeItCannotBeWritten(string json) =>
        Assert.Throws<ValueCoercionException>(() => new JsonScalar().ParseJson(json));

    [Theory]
    [InlineData("\"\\ud83c\\udfca\"")]
    [InlineData("{\"\\u0061\":\"\\\\ud800\"}")]
    public void ParseValue_OfEscapedLetters_IsTaken(string json) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(new JsonScalar().Show(new JsonScalar().ParseJson(json)!))));

    [Fact]
    public void CoerceResult_OfJsonWithHalfASurrogatePair_IsRefusedBeforeAnythingIsWritten()
    {
        using var json = JsonDocument.Parse("{\"a\":\"\\ud800\"}");

        Assert.Throws<ValueCoercionException>(() => new JsonScalar().CoerceResult(json.RootElement));
    }

    [Fact]
    public void ParseValue_OfAPlainScalar_GivesPlainValues()
    {
        var value = Assert.IsType<IReadOnlyDictionary<string, object?>>(new PlainScalar("Any").ParseJson("{\"a\":[1,3000000000,0.5,null]}"), exactMatch: false);

        Assert.Equal([1, 3000000000L, 0.5, null], Assert.IsType<IReadOnlyList<object?>>(value["a"], exactMatch: false));
    }

    [Fact]
    public void CoerceResult_OfListsAndDictionaries_IsShownAsJson()
    {
        object value = new Dictionary<string, object?> { ["list"] = new object?[] { 1, 2L, 0.5, 1.5m, "s", true, null }, ["node"] = new JsonObject { ["x"] = 1 } };

        Assert.All(Scalars, scalar => Assert.Equal("{\"list\":[1,2,0.5,1.5,\"s\",true,null],\"node\":{\"x\":1}}", scalar.Show(value)));
    }

    [Fact]
    public void CoerceResult_OfWhatJsonLacks_IsRefusedBeforeAnythingIsWritten() => Assert.All(Scalars, scalar =>
    {
        Assert.Throws<ValueCoercionException>(() => scalar.CoerceResult(new object?[] { double.NaN }));
        Assert.Throws<ValueCoercionException>(() => scalar.CoerceResult(new object()));
        Assert.Throws<ValueCoercionException>(() => scalar.CoerceResult(default(JsonElement)));
    });

    [Fact]
    public void ToLiteral_OfNestedJson_IsReadBackAsTheSame()
    {
        var scalar = new JsonScalar();
        var value = scalar.ParseJson("{\"a\":[1,1.5,\"s\",null,{\"b\":true}]}")!;

        Assert.Equal("{a: [1, 1.5, \"s\", null, {b: true}]}", SyntaxPrinter.Print(scalar.ToLiteral(value)));
    }

    [Fact]
    public void ToLiteral_OfAMemberThatIsNoName_IsRefused() =>
        Assert.Throws<ValueCoercionException>(() => new JsonScalar().ToLiteral(new JsonScalar().ParseJson("{\"a b\":1}")!));
}
