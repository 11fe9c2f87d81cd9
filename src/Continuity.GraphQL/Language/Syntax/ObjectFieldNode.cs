namespace Continuity.GraphQL.Language.Syntax;

/// <summary>One field of an input object (section 2.9.8).</summary>
/// <param name="name">The name.</param>
/// <param name="value">The value.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class ObjectFieldNode(NameNode name, ValueNode value, Location location) : SyntaxNode(location)
{
    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The value.</summary>
    public ValueNode Value { get; } = value;
}
