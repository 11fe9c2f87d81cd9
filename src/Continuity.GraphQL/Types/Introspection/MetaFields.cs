using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Limits;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.Types.Introspection;

/// <summary>The fields that exist without being defined (section 4.1).</summary>
internal static class MetaFields
{
    /// <summary>
    /// <c>__typename</c>, on every object, interface and union. It has no resolver: its value is the name of the object
    /// type at hand, which only the executor knows.
    /// </summary>
    public static FieldDefinition TypeName { get; } = new("__typename", new NonNullType(BuiltInScalars.String))
    {
        Description = "The name of the object's type.",
    };

    /// <summary><c>__schema</c>, on the root of queries.</summary>
    /// <param name="schema">The schema that it shows.</param>
    public static FieldDefinition ForSchema(Schema schema) => new("__schema", new NonNullType(IntrospectionTypes.Schema))
    {
        Description = "What this service offers.",
        Resolver = (in ResolverContext _) => new(schema),
    };

    /// <summary><c>__type(name:)</c>, on the root of queries.</summary>
    /// <param name="schema">The schema that the types are looked up in.</param>
    public static FieldDefinition ForType(Schema schema) => new("__type", IntrospectionTypes.Type)
    {
        Description = "One named type of this service; null where there is none of that name.",
        Arguments = [new InputValue("name", new NonNullType(BuiltInScalars.String)) { Description = "The type's name." }],
        Resolver = (in ResolverContext context) => new(schema.Types.GetValueOrDefault((string)context.ArgumentAt(0)!)),
    };

    /// <summary><c>__schema</c>, where callers may not read the schema.</summary>
    public static FieldDefinition HiddenSchema { get; } = new("__schema", new NonNullType(IntrospectionTypes.Schema))
    {
        Resolver = static (in ResolverContext _) => throw new GraphQLException(DocumentLimits.IntrospectionIsOff),
    };

    /// <summary><c>__type(name:)</c>, where callers may not read the schema: there is no type of any name.</summary>
    public static FieldDefinition HiddenType { get; } = new("__type", IntrospectionTypes.Type)
    {
        Arguments = [new InputValue("name", new NonNullType(BuiltInScalars.String))],
        Resolver = static (in ResolverContext _) => default,
    };

    /// <summary>Finds a meta field; the fields that a type defines are not looked at.</summary>
    /// <param name="schema">The schema at hand.</param>
    /// <param name="parent">The type that the selection is on.</param>
    /// <param name="name">The field's name.</param>
    /// <returns>The field, or null where the type has no meta field of that name.</returns>
    public static FieldDefinition? Lookup(Schema schema, NamedType parent, string name) => name switch
    {
        "__typename" when parent.IsComposite => TypeName,
        "__schema" when ReferenceEquals(parent, schema.Query) => schema.SchemaMetaField,
        "__type" when ReferenceEquals(parent, schema.Query) => schema.TypeMetaField,
        _ => null,
    };
}
