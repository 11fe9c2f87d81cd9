using System.Text;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Tests.Language;

/// <summary>Generated input. The seeds are fixed, so that a failure can be run again.</summary>
public sealed class RoundTripTests
{
    private const int Rounds = 2_000;

    private static readonly string[] TextParts =
        ["a", "b c", " ", "  ", "\t", "\n", "\n  ", "\r", "\"", "\"\"\"", "\\", "\\n", "\\\"\"\"", "é", "😀", "\u2028", "\0", "#", new('x', 70)];

    private static readonly string[] SourceParts =
        ["{", "}", "(", ")", "[", "]", ":", "!", "$", "@", "=", "|", "&", "...", ".", "\"", "\"\"\"", "\\", "\n", "\r", "#", "0", "-", "e", "on ", " extend ", "é", "\uFEFF", "\0"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Print_AnyText_IsALiteralOfTheSameText(bool isBlock)
    {
        var random = new Random(isBlock ? 1 : 2);
        for (var round = 0; round < Rounds; round++)
        {
            var text = string.Concat(random.GetItems(TextParts, random.Next(8)));
            var literal = SyntaxPrinter.Print(Nested(new StringValueNode(text, isBlock, default)));

            var read = Parser.Parse(literal);

            var type = (ObjectTypeDefinitionNode)read.Definitions[0];
            Assert.Equal(text, type.Description?.Value);
            Assert.Equal(text, type.Fields[0].Description?.Value);
            Assert.Equal(text, (type.Fields[0].Arguments[0].DefaultValue as StringValueNode)?.Value);
        }
    }

    [Fact]
    public void Parse_DamagedDocument_IsReadOrRefusedAndNeverFails()
    {
        var random = new Random(3);
        var sources = new[] { KitchenSink.Query, KitchenSink.Schema, KitchenSink.PrintedSchema };
        var outcomes = new int[2];
        for (var round = 0; round < Rounds; round++)
        {
            var source = Damage(Excerpt(sources[round % sources.Length], random), random);
            try
            {
                var document = Parser.Parse(source);
                outcomes[0]++;
                Assert.Equal(SyntaxOutline.Of(document), SyntaxOutline.Of(Parser.Parse(SyntaxPrinter.Print(document))));
            }
            catch (GraphQLSyntaxException error)
            {
                outcomes[1]++;
                Assert.InRange(error.Location.Start, 0, source.Length);
                Assert.InRange(error.Message.Length, 1, 200);
            }
        }

        Assert.DoesNotContain(0, outcomes);
    }

    private static DocumentNode Nested(StringValueNode text)
    {
        var type = new NamedTypeNode(new NameNode("C", default), default);
        var argument = new InputValueDefinitionNode(null, new NameNode("b", default), type, text, [], default);
        var field = new FieldDefinitionNode(text, new NameNode("a", default), [argument], type, [], default);
        return new DocumentNode([new ObjectTypeDefinitionNode(text, new NameNode("T", default), [], [], [field], false, default)], default);
    }

    private static string Excerpt(string source, Random random)
    {
        var definitions = source.Split("\n\n");
        return definitions[random.Next(definitions.Length)];
    }

    private static byte[] Damage(string source, Random random)
    {
        var place = random.Next(source.Length + 1);
        var skipped = Math.Min(source.Length - place, random.Next(4));
        var damaged = Encoding.UTF8.GetBytes(string.Concat(
            source.AsSpan(0, place), random.GetItems(SourceParts, 1)[0], source.AsSpan(place + skipped)));
        if (random.Next(8) == 0)
        {
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        }

        return damaged;
    }
}
