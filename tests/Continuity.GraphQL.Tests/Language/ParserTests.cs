using System.Text;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Tests.Language;

public sealed class ParserTests
{
    [Fact]
    public void Parse_Operation_GivesItsParts()
    {
        var operation = Only<OperationDefinitionNode>("\"about\" mutation M(\"one\" $a: [Int!] = [1] @b) @c(d: $a) { e }");

        Assert.Equal((OperationType.Mutation, "M", "about"), (operation.Operation, operation.Name?.Value, operation.Description?.Value));
        var variable = Assert.Single(operation.VariableDefinitions);
        Assert.Equal(("a", "one"), (variable.Variable.Name.Value, variable.Description?.Value));
        Assert.IsType<NonNullTypeNode>(Assert.IsType<ListTypeNode>(variable.Type).OfType);
        Assert.Equal("1", Assert.IsType<IntValueNode>(Assert.IsType<ListValueNode>(variable.DefaultValue).Values[0]).Text);
        Assert.Equal("b", Assert.Single(variable.Directives).Name.Value);
        Assert.IsType<VariableNode>(Assert.Single(Assert.Single(operation.Directives).Arguments).Value);
    }

    [Theory]
    [InlineData("{ a }", OperationType.Query)]
    [InlineData("query { a }", OperationType.Query)]
    [InlineData("subscription { a }", OperationType.Subscription)]
    public void Parse_AnonymousOperation_HasNoName(string source, OperationType kind)
    {
        var operation = Only<OperationDefinitionNode>(source);

        Assert.Equal((kind, null, null), (operation.Operation, operation.Name, operation.Description));
        Assert.Empty(operation.VariableDefinitions);
        Assert.Empty(operation.Directives);
    }

    [Fact]
    public void Parse_Selections_AreOfTheirKinds()
    {
        var selections = Only<OperationDefinitionNode>("{ a: b(c: 1) @d { e } ...F @g ...on T { h } ... @i { j } on }").SelectionSet.Selections;

        var field = Assert.IsType<FieldNode>(selections[0]);
        Assert.Equal(("a", "b"), (field.Alias?.Value, field.Name.Value));
        Assert.NotNull(field.SelectionSet);
        Assert.Equal("F", Assert.IsType<FragmentSpreadNode>(selections[1]).Name.Value);
        Assert.Equal("T", Assert.IsType<InlineFragmentNode>(selections[2]).TypeCondition?.Name.Value);
        Assert.Null(Assert.IsType<InlineFragmentNode>(selections[3]).TypeCondition);
        var last = Assert.IsType<FieldNode>(selections[4]);
        Assert.Equal("on", last.Name.Value);
        Assert.Null(last.SelectionSet);
    }

    [Theory]
    [InlineData("0", typeof(IntValueNode))]
    [InlineData("-123456789012345678901234567890", typeof(IntValueNode))]
    [InlineData("0.0", typeof(FloatValueNode))]
    [InlineData("-1.25e+3", typeof(FloatValueNode))]
    [InlineData("4E7", typeof(FloatValueNode))]
    [InlineData("true", typeof(BooleanValueNode))]
    [InlineData("false", typeof(BooleanValueNode))]
    [InlineData("null", typeof(NullValueNode))]
    [InlineData("nulls", typeof(EnumValueNode))]
    [InlineData("True", typeof(EnumValueNode))]
    [InlineData("query", typeof(EnumValueNode))]
    [InlineData("$a", typeof(VariableNode))]
    [InlineData("[]", typeof(ListValueNode))]
    [InlineData("[1, \"a\", [$b]]", typeof(ListValueNode))]
    [InlineData("{}", typeof(ObjectValueNode))]
    [InlineData("{a: 1, a: {null: null}}", typeof(ObjectValueNode))]
    public void ParseValue_EachKind_IsPrintedAsItWasWritten(string source, Type kind)
    {
        var value = Parser.ParseValue(source);

        Assert.IsType(kind, value);
        Assert.Equal(source, SyntaxPrinter.Print(value));
    }

    [Theory]
    [InlineData("Int")]
    [InlineData("Int!")]
    [InlineData("[Int]")]
    [InlineData("[[Int!]]!")]
    [InlineData("type")]
    public void ParseType_Reference_IsPrintedAsItWasWritten(string source) =>
        Assert.Equal(source, SyntaxPrinter.Print(Parser.ParseType(source)));

    [Theory]
    [InlineData("query query { query }")]
    [InlineData("query on($on: on) { on(on: on) @on }")]
    [InlineData("fragment fragment on on { on }")]
    [InlineData("{ ...type ...fragment }")]
    [InlineData("type type implements implements { implements: type }")]
    [InlineData("type implements { extend: input }")]
    [InlineData("enum enum { enum on True NULL }")]
    [InlineData("directive @repeatable repeatable on FIELD")]
    [InlineData("directive @directive(on: on) on FIELD")]
    public void Parse_KeywordAsAName_IsAName(string source)
    {
        var document = Parser.Parse(source);

        Assert.Equal(SyntaxOutline.Of(document), SyntaxOutline.Of(Parser.Parse(SyntaxPrinter.Print(document))));
    }

    [Fact]
    public void Parse_Utf8AndString_GiveEqualDocuments()
    {
        var fromBytes = Parser.Parse(Encoding.UTF8.GetBytes("\uFEFF" + KitchenSink.Query));

        Assert.Equal(SyntaxOutline.Of(Parser.Parse(KitchenSink.Query)), SyntaxOutline.Of(fromBytes));
    }

    [Fact]
    public void Parse_Nodes_KnowTheirPlaces()
    {
        const string Source = "# é\n\"ü\" query Q {\r\n  a: b(c: \"😀\") @d { e }\n}";

        var document = Parser.Parse(Source);

        var operation = (OperationDefinitionNode)document.Definitions[0];
        var field = (FieldNode)operation.SelectionSet.Selections[0];
        Assert.Equal(new Location(0, Encoding.UTF8.GetByteCount(Source), 1, 1), document.Location);
        AssertPlace("\"ü\" query Q {\r\n  a: b(c: \"😀\") @d { e }\n}", 2, 1, operation);
        AssertPlace("\"ü\"", 2, 1, operation.Description!);
        AssertPlace("Q", 2, 11, operation.Name!);
        AssertPlace("a: b(c: \"😀\") @d { e }", 3, 3, field);
        AssertPlace("c: \"😀\"", 3, 8, field.Arguments[0]);
        AssertPlace("\"😀\"", 3, 11, field.Arguments[0].Value);
        AssertPlace("@d", 3, 17, field.Directives[0]);
        AssertPlace("{ e }", 3, 20, field.SelectionSet!);

        static void AssertPlace(string text, int line, int column, SyntaxNode node)
        {
            var bytes = Encoding.UTF8.GetBytes(Source).AsSpan(node.Location.Start..node.Location.End);
            Assert.Equal((text, line, column), (Encoding.UTF8.GetString(bytes), node.Location.Line, node.Location.Column));
        }
    }

    [Fact]
    public void Parse_TypeReference_ReachesOverItsMarks()
    {
        var outer = Assert.IsType<NonNullTypeNode>(Parser.ParseType(" [ A ! ] !"));
        var list = Assert.IsType<ListTypeNode>(outer.OfType);
        var inner = Assert.IsType<NonNullTypeNode>(list.OfType);

        Assert.Equal([(1, 10), (1, 8), (3, 6), (3, 4)], new[] { outer, list, inner, inner.OfType }.Select(node => (node.Location.Start, node.Location.End)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(1_000)]
    public void ParseValue_ListOfAnyLength_KeepsEveryItemInOrder(int length)
    {
        var list = Assert.IsType<ListValueNode>(Parser.ParseValue($"[{string.Join(' ', Enumerable.Range(0, length))}]"));

        Assert.Equal(Enumerable.Range(0, length).Select(number => $"{number}"), list.Values.Select(value => ((IntValueNode)value).Text));
    }

    [Fact]
    public void Parse_MoreNamesThanAreCached_KeepsThemApart()
    {
        var names = Enumerable.Range(0, 10_000).Select(number => $"field{number}").Append(new string('x', 5_000)).ToArray();

        var selections = Only<OperationDefinitionNode>($"{{ {string.Join(' ', names)} }}").SelectionSet.Selections;

        Assert.Equal(names, selections.Select(selection => ((FieldNode)selection).Name.Value));
    }

    [Fact]
    public void Parse_NameThatRecurs_IsNotMadeAgainEachTime()
    {
        var list = Assert.IsType<ListValueNode>(Parser.ParseValue($"[{string.Join(' ', Enumerable.Repeat("RECURRING", 1_000))}]"));

        // Other tests may displace the name now and then.
        var strings = list.Values.Select(value => ((EnumValueNode)value).Value).Distinct(ReferenceEqualityComparer.Instance);
        Assert.InRange(strings.Count(), 1, 100);
    }

    private static T Only<T>(string source)
        where T : DefinitionNode =>
        Assert.IsType<T>(Assert.Single(Parser.Parse(source).Definitions));
}
