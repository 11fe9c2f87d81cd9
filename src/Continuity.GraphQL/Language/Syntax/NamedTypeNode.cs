namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A reference to a type by its name (section 2.11).</summary>
/// <param name="name">The name.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class NamedTypeNode(NameNode name, Location location) : TypeNode(location)
{
    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;
}
