namespace Continuity.GraphQL.Types;

/// <summary>An enum (section 3.9).</summary>
/// <param name="name">The name, unique in its schema.</param>
public sealed class EnumType(string name) : NamedType(name)
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Enum;

    /// <summary>The values by name, in the order in which they were defined.</summary>
    public IReadOnlyDictionary<string, EnumValue> Values { get; internal set; } = new OrderedDictionary<string, EnumValue>();

    /// <summary>The same values by their C# value.</summary>
    public IReadOnlyDictionary<object, EnumValue> ByRuntimeValue { get; internal set; } = new Dictionary<object, EnumValue>();
}
