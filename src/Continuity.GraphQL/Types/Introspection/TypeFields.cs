using Continuity.GraphQL.Types.Scalars;
using static Continuity.GraphQL.Types.Introspection.IntrospectionField;

namespace Continuity.GraphQL.Types.Introspection;

/// <summary>The fields of <c>__Type</c> (section 4.2.2).</summary>
internal static class TypeFields
{
    /// <summary>Defines them.</summary>
    public static IReadOnlyDictionary<string, FieldDefinition> Define() => Table(
        Of<GraphQLType>("kind", new NonNullType(IntrospectionTypes.TypeKind), "Which kind of type it is.", t => t.Kind),
        Of<GraphQLType>("name", BuiltInScalars.String, "Its name; null for a list or non-null type.", t => (t as NamedType)?.Name),
        Of<GraphQLType>("description", BuiltInScalars.String, "What it means, in Markdown.", t => (t as NamedType)?.Description),
        Of<GraphQLType>("specifiedByURL", BuiltInScalars.String, "For a scalar: the address of its specification.", t => (t as ScalarType)?.SpecifiedByUrl),
        Deprecatable<GraphQLType, FieldDefinition>(
            "fields", NullableListOf(IntrospectionTypes.Field), "For an object or interface: its fields.", t => (t as ComplexType)?.Fields.Values, f => f.DeprecationReason is not null),
        Of<GraphQLType>("interfaces", NullableListOf(IntrospectionTypes.Type), "For an object or interface: the interfaces that it implements.", t => (t as ComplexType)?.Interfaces),
        Of<GraphQLType>("possibleTypes", NullableListOf(IntrospectionTypes.Type), "For an interface or union: the object types that a value may have.", t => (t as IAbstractType)?.PossibleTypes),
        Deprecatable<GraphQLType, EnumValue>(
            "enumValues", NullableListOf(IntrospectionTypes.EnumValue), "For an enum: its values.", t => (t as EnumType)?.Values.Values, v => v.DeprecationReason is not null),
        Deprecatable<GraphQLType, InputValue>(
            "inputFields", NullableListOf(IntrospectionTypes.InputValue), "For an input object: its fields.", t => (t as InputObjectType)?.Fields.Values, f => f.DeprecationReason is not null),
        Of<GraphQLType>("ofType", IntrospectionTypes.Type, "For a list or non-null type: the type that it wraps.", Wrapped),
        Of<GraphQLType>("isOneOf", BuiltInScalars.Boolean, "For an input object: whether exactly one of its fields must be given.", t => (t as InputObjectType)?.IsOneOf));

    private static GraphQLType? Wrapped(GraphQLType type) => type switch
    {
        ListType list => list.OfType,
        NonNullType nonNull => nonNull.OfType,
        _ => null,
    };
}
