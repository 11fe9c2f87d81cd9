using Continuity.GraphQL.Language;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Tests.Language;

public sealed class SyntaxPrinterTests
{
    [Theory]
    [InlineData(KitchenSink.Query, KitchenSink.PrintedQuery)]
    [InlineData(KitchenSink.Schema, KitchenSink.PrintedSchema)]
    public void Print_EveryForm_IsCanonicalAndParsesToTheSameTree(string source, string printed)
    {
        var document = Parser.Parse(source);

        Assert.Equal(printed, SyntaxPrinter.Print(document));
        Assert.Equal(printed, SyntaxPrinter.Print(Parser.Parse(printed)));
        Assert.Equal(SyntaxOutline.Of(document), SyntaxOutline.Of(Parser.Parse(printed)));
    }

    [Theory]
    [InlineData(80, false)]
    [InlineData(81, true)]
    public void Print_FieldWithArguments_BreaksPast80Columns(int width, bool isBroken)
    {
        var value = new string('x', width - "alias: name(a: \"\", b: 2)".Length);

        var printed = SyntaxPrinter.Print(Parser.Parse($$"""{ alias: name(a: "{{value}}", b: 2) @d }"""));

        Assert.Equal(
            isBroken
                ? $"{{\n  alias: name(\n    a: \"{value}\"\n    b: 2\n  ) @d\n}}"
                : $"{{\n  alias: name(a: \"{value}\", b: 2) @d\n}}",
            printed);
    }

    [Fact]
    public void Print_PartOfADocument_StandsAlone()
    {
        var operation = (OperationDefinitionNode)Parser.Parse("query Q($a: [Int!]! = [1]) { b(c: $a) @d { e } }").Definitions[0];
        var field = (FieldNode)operation.SelectionSet.Selections[0];

        Assert.Equal("Q", SyntaxPrinter.Print(operation.Name!));
        Assert.Equal("$a: [Int!]! = [1]", SyntaxPrinter.Print(operation.VariableDefinitions[0]));
        Assert.Equal("[Int!]!", SyntaxPrinter.Print(operation.VariableDefinitions[0].Type));
        Assert.Equal("c: $a", SyntaxPrinter.Print(field.Arguments[0]));
        Assert.Equal("@d", SyntaxPrinter.Print(field.Directives[0]));
        Assert.Equal("{\n  e\n}", SyntaxPrinter.Print(field.SelectionSet!));
        Assert.Equal("b(c: $a) @d {\n  e\n}", SyntaxPrinter.Print(field));
    }

    [Theory]
    [InlineData("type T { a(\"why\" b: C = 1 @d): E! }", "a(\n  \"why\"\n  b: C = 1 @d\n): E!")]
    [InlineData("input T { a: C = {b: 1} }", "a: C = {b: 1}")]
    [InlineData("enum T { \"why\" A @b }", "\"why\"\nA @b")]
    [InlineData("schema { mutation: M }", "mutation: M")]
    public void Print_PartOfADefinition_StandsAlone(string source, string printed)
    {
        SyntaxNode part = Parser.Parse(source).Definitions[0] switch
        {
            ObjectTypeDefinitionNode type => type.Fields[0],
            InputObjectTypeDefinitionNode type => type.Fields[0],
            EnumTypeDefinitionNode type => type.Values[0],
            SchemaDefinitionNode schema => schema.OperationTypes[0],
            var other => other,
        };

        Assert.Equal(printed, SyntaxPrinter.Print(part));
    }
}
