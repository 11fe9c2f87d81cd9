using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>From a type as it is written to the type that it means.</summary>
internal static class TypeReference
{
    /// <summary>The type, or null where the schema has none of that name.</summary>
    public static GraphQLType? Resolve(Schema schema, TypeNode node) => node switch
    {
        NamedTypeNode named => schema.Types.GetValueOrDefault(named.Name.Value),
        ListTypeNode list => Resolve(schema, list.OfType) is { } item ? new ListType(item) : null,
        NonNullTypeNode nonNull => Resolve(schema, nonNull.OfType) is { } nullable ? new NonNullType(nullable) : null,
        _ => null,
    };

    /// <summary>The name inside all wrappers.</summary>
    public static NamedTypeNode Named(TypeNode node) => node switch
    {
        ListTypeNode list => Named(list.OfType),
        NonNullTypeNode nonNull => Named(nonNull.OfType),
        _ => (NamedTypeNode)node,
    };
}
