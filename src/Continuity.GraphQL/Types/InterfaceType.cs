namespace Continuity.GraphQL.Types;

/// <summary>An interface (section 3.7).</summary>
/// <param name="name">The name, unique in its schema.</param>
public sealed class InterfaceType(string name) : ComplexType(name), IAbstractType
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Interface;

    /// <summary>The C# interface or base class of its values, or null where it was built from SDL.</summary>
    public Type? RuntimeType { get; internal set; }

    /// <inheritdoc/>
    public Func<object, string?>? ResolveTypeName { get; set; }

    /// <inheritdoc/>
    public IReadOnlyList<ObjectType> PossibleTypes { get; internal set; } = [];
}
