namespace Continuity.GraphQL.Language.Syntax;

/// <summary>The use of a variable (section 2.10).</summary>
/// <param name="name">The name.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class VariableNode(NameNode name, Location location) : ValueNode(location)
{
    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;
}
