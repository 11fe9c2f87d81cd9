using Continuity.GraphQL.Types.Printing;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.Types;

public sealed class SchemaPrinterTests
{
    /// <summary>In the printer's own order and layout.</summary>
    private const string Sdl = """"
        """All about zoos."""
        schema {
          query: Zoo
          mutation: Change
        }

        """Marks."""
        directive @tag(
          """By name."""
          name: String! = "x \"y\""
          weight: Int @deprecated
        ) repeatable on FIELD | OBJECT

        interface Animal implements Named {
          name: String!
          parents: [Animal!]! @deprecated(reason: "Use \"family\".")
        }

        union Beast = Fish | Cat

        type Cat implements Animal & Named {
          name: String!
          parents: [Animal!]! @deprecated(reason: "Use \"family\".")
        }

        type Change {
          feed(animal: ID!, food: [Food!] = [{name: "hay", amount: 1.5}], now: Boolean = true): Animal
        }

        input Choice @oneOf {
          byName: String
          byColour: Colour
        }

        enum Colour {
          RED

          """Like grass."""
          GREEN
          BLUE @deprecated
        }

        scalar Date @specifiedBy(url: "https://dates.example")

        type Fish {
          wet: Boolean
        }

        input Food {
          name: String!

          """
          Kilograms.

          Never less than 0.
          """
          amount: Float! = 1.0
          until: Date = null
        }

        interface Named {
          name: String!
        }

        type Zoo {
          """
          The first of them all, named for the person who had the patience to catch it.
          """
          animal(
            choice: Choice

            """A "quoted" word"""
            colour: Colour = RED
          ): Animal
          beasts: [Beast]
        }

        """";

    [Fact]
    public void Print_OfASchemaFromItsOwnText_IsThatText() => Assert.Equal(Sdl, SchemaPrinter.Print(SdlSchema.Build(Sdl)));

    [Fact]
    public void Print_OfDefinitionsInAnyOrder_IsSortedByName() => Assert.Equal(
        "directive @a on FIELD\n\ndirective @b on FIELD\n\nenum B {\n  Z\n  A\n}\n\ntype Query {\n  z: B\n  a: Int\n}\n",
        SchemaPrinter.Print(SdlSchema.Build("directive @b on FIELD type Query { z: B, a: Int } directive @a on FIELD enum B { Z A }")));

    [Theory]
    [InlineData("type Query { a: Int }", false)]
    [InlineData("schema { query: Query mutation: Mutation } type Query { a: Int } type Mutation { a: Int }", false)]
    [InlineData("\"x\" schema { query: Query } type Query { a: Int }", true)]
    [InlineData("schema { query: A } type A { a: Int }", true)]
    [InlineData("schema { query: Query } type Query { a: Int } type Mutation { a: Int }", true)]
    public void Print_OfRootTypes_DefinesTheSchemaOnlyWhereNamesDoNotTell(string sdl, bool isDefined) =>
        Assert.Equal(isDefined, SchemaPrinter.Print(SdlSchema.Build(sdl)).Contains("schema {", StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("ends in a quote\"")]
    [InlineData("  leading\n    white space\n\n\tand \"\"\" quotes\\")]
    [InlineData("\n\nblank lines around\n\n")]
    [InlineData("carriage\r\nreturn \u0000 \U0001F600")]
    public void Print_OfAnyDescription_ReadsBackAsTheSame(string description)
    {
        var schema = SdlSchema.Build("type Query { a(b: Int): Int }");
        schema.Query.Description = description;
        schema.Query.Fields["a"].Description = description;
        schema.Query.Fields["a"].Arguments[0].Description = description;

        var again = SdlSchema.Build(SchemaPrinter.Print(schema)).Query;

        Assert.Equal(description, again.Description);
        Assert.Equal(description, again.Fields["a"].Description);
        Assert.Equal(description, again.Fields["a"].Arguments[0].Description);
    }
}
