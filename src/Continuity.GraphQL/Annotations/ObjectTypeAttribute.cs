namespace Continuity.GraphQL;

/// <summary>The class is an object type, even where nothing in the schema refers to it otherwise: as a possible type of an interface.</summary>
/// <param name="name">The name in the schema, where it is not the one that follows from the C# name.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class ObjectTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The name in the schema, or null where it follows from the C# name.</summary>
    public string? Name { get; } = name;
}
