namespace Continuity.GraphQL.Language.Syntax;

/// <summary>One argument (section 2.6).</summary>
/// <param name="name">The name.</param>
/// <param name="value">The value.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class ArgumentNode(NameNode name, ValueNode value, Location location) : SyntaxNode(location)
{
    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The value.</summary>
    public ValueNode Value { get; } = value;
}
