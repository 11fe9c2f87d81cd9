using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>The types of fields: each C# type becomes one named type, whose members are filled in later, so that types may refer to each other.</summary>
/// <param name="context">What is at hand.</param>
/// <param name="leaves">Scalars and enums.</param>
internal sealed class OutputTypes(SchemaContext context, LeafTypes leaves)
{
    private readonly Dictionary<Type, NamedType> types = [];
    private readonly Queue<(NamedType Type, Type Source)> unfinished = [];

    /// <summary>The types so far.</summary>
    public IReadOnlyCollection<NamedType> All => types.Values;

    /// <summary>The type of a field.</summary>
    /// <param name="reference">The C# type.</param>
    /// <param name="isId">Whether text in it is an <c>ID</c>.</param>
    /// <param name="origin">The C# member, for errors.</param>
    /// <exception cref="MappingException">The C# type has no counterpart.</exception>
    public GraphQLType Of(TypeReference reference, bool isId, string origin)
    {
        GraphQLType type = reference.Item is { } item ? new ListType(Of(item, isId, origin)) : isId ? LeafTypes.Id(reference.Type, origin) : Of(reference.Type, origin);
        return reference.IsNullable ? type : new NonNullType(type);
    }

    /// <summary>The named type of a C# type.</summary>
    /// <param name="type">The C# type, neither a list nor a task.</param>
    /// <param name="origin">The C# member that refers to it, for errors.</param>
    /// <exception cref="MappingException">The C# type has no counterpart.</exception>
    public NamedType Of(Type type, string origin)
    {
        if (leaves.Find(type) is { } leaf)
        {
            return leaf;
        }

        if (types.TryGetValue(type, out var known))
        {
            return known;
        }

        var created = Create(type, origin);
        created.Description = context.Descriptions.Of(type);
        created.AppliedDirectives = created is ObjectType ? CostAnnotations.Of(type) : [];
        created.Origin = Origins.Of(type);
        types.Add(type, created);
        unfinished.Enqueue((created, type));
        return created;
    }

    /// <summary>Takes the next type whose members are not filled in yet.</summary>
    /// <param name="next">The type and the C# type that it stems from.</param>
    public bool TryTake(out (NamedType Type, Type Source) next) => unfinished.TryDequeue(out next);

    private static NamedType Create(Type type, string origin)
    {
        var name = NamingConventions.OfOutputType(type);
        if (AnnotatedClasses.IsUnionType(type))
        {
            return new UnionType(name) { RuntimeType = type };
        }

        if (AnnotatedClasses.IsInterfaceType(type))
        {
            return new InterfaceType(name) { RuntimeType = type };
        }

        if (LeafTypes.IsForeign(type))
        {
            throw LeafTypes.Unknown(type, origin);
        }

        return type.IsAbstract
            ? throw new MappingException($"{Origins.Of(type)} is abstract: mark it with [InterfaceType] or [UnionType].", origin)
            : new ObjectType(name) { RuntimeType = type };
    }
}
