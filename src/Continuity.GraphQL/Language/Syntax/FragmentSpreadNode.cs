namespace Continuity.GraphQL.Language.Syntax;

/// <summary>The use of a named fragment (section 2.8).</summary>
/// <param name="name">The name.</param>
/// <param name="directives">The directives applied here, in order.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class FragmentSpreadNode(NameNode name, IReadOnlyList<DirectiveNode> directives, Location location) : SelectionNode(location)
{
    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The directives applied here, in order.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}
