using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Scalars;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Fuzz.Inputs;

/// <summary>A schema with one of everything, that leads back to itself, and gives as many items as it is asked for.</summary>
internal static class FuzzSchema
{
    private const string Sdl = """
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
        scalar JSON
        scalar DateTime
        enum Kind { BIG SMALL }
        enum Format { PLAIN HTML }
        interface Node { id: ID! }
        union Thing = Item | Group
        type Item implements Node {
          id: ID! name: String! kind: Kind at: String number: Int fails: Int ratio: Float text(format: Format = PLAIN): String parent: Item
          items(first: Int): ItemConnection! @listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)
        }
        type Group implements Node { id: ID! label: String members: [Thing!]! @listSize(assumedSize: 3) }
        type ItemConnection { nodes: [Item!]! edges: [ItemEdge!]! pageInfo: PageInfo! }
        type ItemEdge { cursor: String! node: Item! }
        type PageInfo { hasNextPage: Boolean! }
        input Filter { and: [Filter!] not: Filter name: String kind: Kind ids: [ID!] range: Range any: JSON }
        input Range { from: Int! to: Int! = 10 }
        input Key @oneOf { id: ID name: String }
        input ChangeInput { id: ID! key: Key! note: String tags: [String!] = [] extra: JSON }
        type Change { item: Item errors: [String!]! }
        type Query {
          node(id: ID!): Item
          nodes(ids: [ID!]!): [Item]! @listSize(slicingArguments: ["ids"])
          things: [Thing!]! @listSize(assumedSize: 4)
          items(first: Int, filter: Filter): ItemConnection! @listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)
          matrix(rows: [[Int]]): [[Int]]
          measure(int: Int, float: Float): Float
          echo(json: JSON): JSON
          choice(by: Key!): String
        }
        type Mutation { change(input: ChangeInput!): Change! }
        type Subscription { ticks: Item! }
        """;

    private const int LargestPage = 100;
    private static readonly object Item = new Dictionary<string, object?> { ["type"] = "Item" };
    private static readonly object Group = new Dictionary<string, object?> { ["type"] = "Group" };
    private static readonly string Text = new('x', 1_000);

    /// <summary>Builds it.</summary>
    public static Schema Build() => SdlSchema.Build(Sdl, o => o
        .Scalar(new JsonScalar())
        .ResolveAll(static (_, field) => Resolver(field.Name))
        .Resolve("Change", "errors", static (in ResolverContext _) => new(Array.Empty<string>()))
        .Subscribe("Subscription", "ticks", static (in ResolverContext _) => new(Ticks()))
        .ResolveType("Node", static value => (string?)((IReadOnlyDictionary<string, object?>)value)["type"])
        .ResolveType("Thing", static value => (string?)((IReadOnlyDictionary<string, object?>)value)["type"]));

    private static FieldResolver Resolver(string field) => field switch
    {
        "id" or "name" or "label" or "cursor" or "at" => static (in ResolverContext _) => new("value"),
        "kind" => static (in ResolverContext _) => new("BIG"),
        "number" => static (in ResolverContext _) => new(7),
        "ratio" => static (in ResolverContext _) => new(0.5),
        "text" => static (in ResolverContext _) => new(Text),
        "hasNextPage" => static (in ResolverContext _) => new(false),
        "items" => Page,
        "nodes" => static (in ResolverContext context) => new(context.Parent is int size ? Enumerable.Repeat(Item, size).ToArray() : new[] { Item }),
        "edges" => static (in ResolverContext context) => new(Enumerable.Repeat(Item, (int)context.Parent!).ToArray()),
        "things" or "members" => static (in ResolverContext _) => new(new[] { Item, Group, Item }),
        "matrix" => static (in ResolverContext context) => new(context.ArgumentAt(0) is object?[] rows ? rows : null),
        "measure" => static (in ResolverContext context) => Later(context.ArgumentAt(1)),
        "echo" => static (in ResolverContext context) => new(ReferenceEquals(context.ArgumentAt(0), ArgumentValue.Omitted) ? null : context.ArgumentAt(0)),
        "choice" or "fails" => static (in ResolverContext _) => throw new InvalidOperationException("A resolver that fails."),
        "parent" or "node" => static (in ResolverContext _) => Later(Item),
        _ => static (in ResolverContext _) => new(Item),
    };

    private static ValueTask<object?> Page(in ResolverContext context) => context.ArgumentAt(0) switch
    {
        int size when size is >= 1 and <= LargestPage => new(size),
        int size => throw new GraphQLException($"Argument \"first\" must be from 1 to {LargestPage}; it is {size}.", "INVALID_ARGUMENT"),
        _ => new(20),
    };

    private static async ValueTask<object?> Later(object? value)
    {
        await Task.Yield();
        return ReferenceEquals(value, ArgumentValue.Omitted) ? null : value;
    }

    private static async IAsyncEnumerable<object?> Ticks()
    {
        await Task.Yield();
        yield return Item;
    }
}
