namespace Continuity.GraphQL.Language.Syntax;

/// <summary>The use of a directive (section 2.12).</summary>
/// <param name="name">The name.</param>
/// <param name="arguments">The arguments, in order.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class DirectiveNode(NameNode name, IReadOnlyList<ArgumentNode> arguments, Location location) : SyntaxNode(location)
{
    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments, in order.</summary>
    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;
}
