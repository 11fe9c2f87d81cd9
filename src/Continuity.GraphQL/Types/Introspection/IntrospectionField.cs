using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.Types.Introspection;

/// <summary>Makes the fields of the introspection types; all of them are read at once, without a task.</summary>
internal static class IntrospectionField
{
    /// <summary>A field that is read from its parent.</summary>
    /// <typeparam name="TParent">What the introspection type describes.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="description">What it means.</param>
    /// <param name="read">Reads it.</param>
    public static FieldDefinition Of<TParent>(string name, GraphQLType type, string description, Func<TParent, object?> read) =>
        new(name, type)
        {
            Description = description,
            Resolver = (in ResolverContext context) => new(read((TParent)context.Parent!)),
        };

    /// <summary>A list whose deprecated items are left out unless <c>includeDeprecated</c> asks for them.</summary>
    /// <typeparam name="TParent">What the introspection type describes.</typeparam>
    /// <typeparam name="TItem">What an item describes.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="description">What it means.</param>
    /// <param name="items">All items, or null where the parent has no such list.</param>
    /// <param name="isDeprecated">Whether an item is deprecated.</param>
    public static FieldDefinition Deprecatable<TParent, TItem>(
        string name,
        GraphQLType type,
        string description,
        Func<TParent, IEnumerable<TItem>?> items,
        Func<TItem, bool> isDeprecated) =>
        new(name, type)
        {
            Description = description,
            Arguments =
            [
                new InputValue("includeDeprecated", new NonNullType(BuiltInScalars.Boolean))
                {
                    Description = "Whether what is deprecated is listed too.",
                    DefaultValue = new BooleanValueNode(false, default),
                },
            ],
            Resolver = (in ResolverContext context) =>
            {
                var all = items((TParent)context.Parent!);
                return new(context.ArgumentAt(0) is true || all is null ? all : all.Where(item => !isDeprecated(item)));
            },
        };

    /// <summary>A list of a type whose items are never null, and that is never null itself.</summary>
    /// <param name="item">The type of its items, without wrapper.</param>
    public static GraphQLType ListOf(NamedType item) => new NonNullType(NullableListOf(item));

    /// <summary>A list of a type whose items are never null.</summary>
    /// <param name="item">The type of its items, without wrapper.</param>
    public static GraphQLType NullableListOf(NamedType item) => new ListType(new NonNullType(item));

    /// <summary>The fields by name, in order.</summary>
    /// <param name="fields">The fields.</param>
    public static IReadOnlyDictionary<string, FieldDefinition> Table(params ReadOnlySpan<FieldDefinition> fields)
    {
        var table = new OrderedDictionary<string, FieldDefinition>(fields.Length);
        foreach (var field in fields)
        {
            table.Add(field.Name, field);
        }

        return table;
    }
}
