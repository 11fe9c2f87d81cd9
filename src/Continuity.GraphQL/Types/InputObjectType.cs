namespace Continuity.GraphQL.Types;

/// <summary>An input object (section 3.10).</summary>
/// <param name="name">The name, unique in its schema.</param>
public sealed class InputObjectType(string name) : NamedType(name)
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.InputObject;

    /// <summary>The fields by name, in the order in which they were defined.</summary>
    public IReadOnlyDictionary<string, InputValue> Fields { get; internal set; } = new OrderedDictionary<string, InputValue>();

    /// <summary>Whether exactly one field must be given, and that not null (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; internal set; }

    /// <summary>The C# type that values become, or null where they stay dictionaries by field name.</summary>
    public Type? RuntimeType { get; internal set; }

    /// <summary>Makes the C# value from the coerced fields that were given or have a default; null: they stay a dictionary.</summary>
    public Func<IReadOnlyDictionary<string, object?>, object>? CreateInstance { get; internal set; }
}
