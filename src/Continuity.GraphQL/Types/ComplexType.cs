namespace Continuity.GraphQL.Types;

/// <summary>A type with fields: an object or an interface.</summary>
/// <param name="name">The name, unique in its schema.</param>
public abstract class ComplexType(string name) : NamedType(name)
{
    /// <summary>The fields by name, in the order in which they were defined; introspection's meta fields are not among them.</summary>
    public IReadOnlyDictionary<string, FieldDefinition> Fields { get; internal set; } = new OrderedDictionary<string, FieldDefinition>();

    /// <summary>The interfaces it implements, those that its interfaces implement included.</summary>
    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];
}
