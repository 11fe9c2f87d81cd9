using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.Introspection;

namespace Continuity.GraphQL.Types;

/// <summary>
/// A schema that has been built and validated; immutable, and safe to use from several threads.
/// Built from C# classes by <c>ImplementationFirst</c>, or from SDL text by <c>SdlSchema</c>.
/// </summary>
public sealed class Schema
{
    private readonly Dictionary<string, HashSet<string>> possible = [];

    internal Schema(
        string? description,
        ObjectType query,
        ObjectType? mutation,
        ObjectType? subscription,
        IReadOnlyDictionary<string, NamedType> types,
        IReadOnlyDictionary<string, DirectiveDefinition> directives)
    {
        Description = description;
        Query = query;
        Mutation = mutation;
        Subscription = subscription;
        Types = types;
        Directives = directives;
        SchemaMetaField = MetaFields.ForSchema(this);
        TypeMetaField = MetaFields.ForType(this);
        foreach (var type in types.Values.OfType<IAbstractType>())
        {
            possible[type.Name] = [.. type.PossibleTypes.Select(t => t.Name)];
        }
    }

    /// <summary>What the API is about, in Markdown, or null.</summary>
    public string? Description { get; }

    /// <summary>The root of queries.</summary>
    public ObjectType Query { get; }

    /// <summary>The root of mutations, or null where there are none.</summary>
    public ObjectType? Mutation { get; }

    /// <summary>The root of subscriptions, or null where there are none.</summary>
    public ObjectType? Subscription { get; }

    /// <summary>Every named type, by name, the built-in scalars and introspection types included.</summary>
    public IReadOnlyDictionary<string, NamedType> Types { get; }

    /// <summary>Every directive by name, the built-in ones included.</summary>
    public IReadOnlyDictionary<string, DirectiveDefinition> Directives { get; }

    /// <summary>Directives applied to the schema itself in SDL, in order; empty where it was built from C#.</summary>
    public IReadOnlyList<DirectiveNode> AppliedDirectives { get; internal init; } = [];

    /// <summary><c>__schema</c>.</summary>
    internal FieldDefinition SchemaMetaField { get; private init; }

    /// <summary><c>__type</c>.</summary>
    internal FieldDefinition TypeMetaField { get; private init; }

    /// <summary>The same schema for callers who may not read it: there <c>__type</c> knows no type, and <c>__schema</c> is an error.</summary>
    internal Schema WithoutIntrospection() => new(Description, Query, Mutation, Subscription, Types, Directives)
    {
        AppliedDirectives = AppliedDirectives,
        SchemaMetaField = MetaFields.HiddenSchema,
        TypeMetaField = MetaFields.HiddenType,
    };

    /// <summary>The root type for one kind of operation, or null where the schema has none.</summary>
    /// <param name="operation">The kind of operation.</param>
    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => Query,
        OperationType.Mutation => Mutation,
        _ => Subscription,
    };

    /// <summary>The field that a selection on a type means: one that the type defines, or a meta field (section 4.1).</summary>
    /// <param name="parent">The type that the selection is on.</param>
    /// <param name="name">The field's name.</param>
    /// <returns>The field, or null where there is none of that name.</returns>
    public FieldDefinition? FindField(NamedType parent, string name)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(name);
        return SchemaName.IsReserved(name)
            ? MetaFields.Lookup(this, parent, name)
            : (parent as ComplexType)?.Fields.GetValueOrDefault(name);
    }

    /// <summary>Whether values of an abstract type may be of an object type.</summary>
    /// <param name="abstractType">The interface or union.</param>
    /// <param name="type">The object type.</param>
    public bool IsPossibleType(IAbstractType abstractType, ObjectType type)
    {
        ArgumentNullException.ThrowIfNull(abstractType);
        ArgumentNullException.ThrowIfNull(type);
        return possible[abstractType.Name].Contains(type.Name);
    }

    /// <summary>The object types that a composite type stands for: itself, or its possible types.</summary>
    /// <param name="type">An object, interface or union.</param>
    public static IReadOnlyList<ObjectType> PossibleTypes(NamedType type) => type switch
    {
        ObjectType o => [o],
        IAbstractType a => a.PossibleTypes,
        _ => [],
    };
}
