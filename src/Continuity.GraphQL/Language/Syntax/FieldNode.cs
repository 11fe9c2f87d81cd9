namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A field that is asked for (section 2.5).</summary>
/// <param name="alias">The response name, or null where it is the field's own.</param>
/// <param name="name">The name.</param>
/// <param name="arguments">The arguments, in order.</param>
/// <param name="directives">The directives applied here, in order.</param>
/// <param name="selectionSet">The fields asked for of its value, or null.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class FieldNode(NameNode? alias, NameNode name, IReadOnlyList<ArgumentNode> arguments, IReadOnlyList<DirectiveNode> directives, SelectionSetNode? selectionSet, Location location) : SelectionNode(location)
{
    /// <summary>The response name, or null where it is the field's own.</summary>
    public NameNode? Alias { get; } = alias;

    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments, in order.</summary>
    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;

    /// <summary>The directives applied here, in order.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    /// <summary>The fields asked for of its value, or null.</summary>
    public SelectionSetNode? SelectionSet { get; } = selectionSet;
}
