using Continuity.GraphQL.Language;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Sdl;
using Continuity.GraphQL.Validation;

namespace Continuity.GraphQL.Tests.Validation;

/// <summary>A schema that has one of everything the rules of section 5 speak of.</summary>
internal static class Library
{
    private const string Sdl = """
        directive @tag(name: String!, level: Level = LOW) repeatable on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | FRAGMENT_DEFINITION | QUERY | VARIABLE_DEFINITION
        directive @once(n: Int) on FIELD | MUTATION | SUBSCRIPTION
        scalar Json
        enum Level { LOW MIDDLE HIGH }
        enum Format { PAPER FILE }
        interface Node { id: ID! }
        interface Work implements Node { id: ID! title: String! year: Int maker: Maker related(depth: Int): Work }
        interface Lendable { size: Int }
        type Book implements Work & Node & Lendable {
          id: ID! title: String! year: Int maker: Person related(depth: Int): Book
          size: Int pages: Int summary(length: Int!, level: Level): String similar: [Work]
        }
        type Film implements Work & Node {
          id: ID! title: String! year: Int maker: Studio related(depth: Int): Film
          pages: String minutes: Int! summary(length: Int!): String! similar: [Work!]
        }
        type Person implements Node { id: ID! name: String! works(ofYear: Int, levels: [Level!]): [Work!] boss: Person }
        type Studio implements Node { id: ID! name: String head: Person items: [Item] }
        union Maker = Person | Studio
        union Item = Book | Film | Copy
        type Copy { id: ID! work: Work! format: Format next: Copy }
        input Filter { format: Format levels: [Level!] range: Range any: Json nested: [Filter!] }
        input Range { from: Int! to: Int! = 10 step: Int }
        input Key @oneOf { id: ID title: String range: Range }
        type Query {
          node(id: ID!): Node
          work(key: Key): Work
          works(keys: [Key!], filter: Filter): [Work]
          items(ids: [ID!]!, first: Int! = 10): [Item!]!
          book(id: ID): Book
          maker: Maker
          lendable: Lendable
          level(of: Level!, flag: Boolean! = true): Level
          json(value: Json): Json
          matrix(rows: [[Int!]]): [[Int!]]
          measure(float: Float, text: String, whole: Int, id: ID, flag: Boolean): Float
        }
        type Mutation { lend(key: Key!): Copy }
        type Subscription { lent(level: Level): Copy returned: Copy }
        """;

    public static Schema Schema { get; } = SdlSchema.Build(Sdl);

    public static IReadOnlyList<GraphQLError> Validate(string document) => new DocumentValidator(Schema).Validate(Parser.Parse(document));

    public static void IsValid(string document) => Assert.Empty(Messages(document));

    /// <summary>The document has this one fault and no other.</summary>
    public static void IsRefused(string document, string message) => Assert.Equal([message], Messages(document));

    private static IEnumerable<string> Messages(string document) => Validate(document).Select(e => e.Message);
}
