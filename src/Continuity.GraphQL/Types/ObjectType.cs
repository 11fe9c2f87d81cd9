namespace Continuity.GraphQL.Types;

/// <summary>An object type (section 3.6).</summary>
/// <param name="name">The name, unique in its schema.</param>
public sealed class ObjectType(string name) : ComplexType(name)
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Object;

    /// <summary>The C# type of its values, or null where it was built from SDL or has none (root types).</summary>
    public Type? RuntimeType { get; internal set; }
}
