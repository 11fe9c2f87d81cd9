namespace Continuity.GraphQL;

/// <summary>The C# interface or base class is a GraphQL interface.</summary>
/// <param name="name">The name in the schema, where it is not the one that follows from the C# name; an interface's leading <c>I</c> is not part of that.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, Inherited = false)]
public sealed class InterfaceTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The name in the schema, or null where it follows from the C# name.</summary>
    public string? Name { get; } = name;
}
