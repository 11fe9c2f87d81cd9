namespace Continuity.GraphQL.Types;

/// <summary>A union (section 3.8).</summary>
/// <param name="name">The name, unique in its schema.</param>
public sealed class UnionType(string name) : NamedType(name), IAbstractType
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Union;

    /// <summary>The C# marker interface or base class of its values, or null where it was built from SDL.</summary>
    public Type? RuntimeType { get; internal set; }

    /// <inheritdoc/>
    public Func<object, string?>? ResolveTypeName { get; set; }

    /// <inheritdoc/>
    public IReadOnlyList<ObjectType> PossibleTypes { get; internal set; } = [];
}
