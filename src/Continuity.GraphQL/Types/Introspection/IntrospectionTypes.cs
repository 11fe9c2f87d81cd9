namespace Continuity.GraphQL.Types.Introspection;

/// <summary>The types of introspection (section 4.2): ordinary object types and enums over the schema's own classes, shared by all schemas.</summary>
internal static class IntrospectionTypes
{
    /// <summary><c>__Schema</c>, of a <see cref="Types.Schema"/>.</summary>
    public static ObjectType Schema { get; } = new("__Schema") { Description = "What a GraphQL service offers: its types, its directives, and where each kind of operation starts." };

    /// <summary><c>__Type</c>, of a <see cref="GraphQLType"/>.</summary>
    public static ObjectType Type { get; } = new("__Type")
    {
        Description = "A type: a named one, or a list or non-null wrapper around another one. Which of its fields have a value depends on its kind.",
    };

    /// <summary><c>__Field</c>, of a <see cref="FieldDefinition"/>.</summary>
    public static ObjectType Field { get; } = new("__Field") { Description = "A field of an object type or interface." };

    /// <summary><c>__InputValue</c>, of an <see cref="Types.InputValue"/>.</summary>
    public static ObjectType InputValue { get; } = new("__InputValue") { Description = "An argument of a field or directive, or a field of an input object." };

    /// <summary><c>__EnumValue</c>, of an <see cref="Types.EnumValue"/>.</summary>
    public static ObjectType EnumValue { get; } = new("__EnumValue") { Description = "One of the values of an enum." };

    /// <summary><c>__Directive</c>, of a <see cref="DirectiveDefinition"/>.</summary>
    public static ObjectType Directive { get; } = new("__Directive")
    {
        Description = "A directive: a word with an at sign that changes how a part of a document is executed, or that annotates a part of a schema.",
    };

    /// <summary><c>__TypeKind</c>; in C# a <see cref="Types.TypeKind"/>.</summary>
    public static EnumType TypeKind { get; } = IntrospectionEnums.TypeKind();

    /// <summary><c>__DirectiveLocation</c>; in C# the location's name.</summary>
    public static EnumType DirectiveLocation { get; } = IntrospectionEnums.DirectiveLocation();

    /// <summary>All eight.</summary>
    public static IReadOnlyList<NamedType> All { get; } = [Schema, Type, TypeKind, Field, InputValue, EnumValue, Directive, DirectiveLocation];

    // The types refer to each other, so their fields come last.
    static IntrospectionTypes()
    {
        Schema.Fields = SchemaFields.Define();
        Type.Fields = TypeFields.Define();
        Field.Fields = MemberFields.DefineField();
        InputValue.Fields = MemberFields.DefineInputValue();
        EnumValue.Fields = MemberFields.DefineEnumValue();
        Directive.Fields = DirectiveFields.Define();
    }
}
