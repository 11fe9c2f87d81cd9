using Continuity.GraphQL.ImplementationFirst;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL.Types.Printing;

namespace Continuity.GraphQL.Tests.ImplementationFirst;

public sealed class PrintedSchemaTests
{
    private const string Expected =
        """"
        """What can be read."""
        type Query {
          """The pets of one kind."""
          pets(
            """Which kind."""
            kind: PetKind! = DOG

            """How many, at most."""
            first: Int
          ): PetConnection! @listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
        }

        """A pet."""
        type Pet {
          """Its id."""
          id: ID!

          """What it answers to."""
          name: String @deprecated(reason: "Pets do not answer.")
        }

        """Kinds of pet."""
        enum PetKind {
          """Barks."""
          DOG

          """Does not."""
          GOLD_FISH
        }
        """";

    /// <summary>Kinds of pet.</summary>
    public enum PetKind
    {
        /// <summary>Barks.</summary>
        Dog,

        /// <summary>Does not.</summary>
        GoldFish,
    }

    [Fact]
    public void Print_OfAnnotatedClasses_IsTheSdlThatTheyStandFor()
    {
        var printed = SchemaPrinter.Print(ImplementationFirstSchema.Build([typeof(Queries)]));

        Assert.All(Expected.ReplaceLineEndings("\n").Split("\n\n\"\"\""), definition => Assert.Contains(definition.TrimStart('"').Trim(), printed, StringComparison.Ordinal));
    }

    /// <summary>A pet.</summary>
    /// <param name="Id">Its id.</param>
    public sealed record Pet([ID] string Id)
    {
        /// <summary>What it answers to.</summary>
        [Obsolete("Pets do not answer.")]
        public string? Name => null;
    }

    [QueryType]
    public static class Queries
    {
        /// <summary>The pets of one kind.</summary>
        /// <param name="kind">Which kind.</param>
        /// <param name="first">How many, at most.</param>
        public static Connection<Pet> GetPets(PetKind kind = PetKind.Dog, int? first = null) => new([], false, false);
    }
}
