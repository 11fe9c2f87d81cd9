namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A named fragment (section 2.8).</summary>
/// <param name="description">The description, or null.</param>
/// <param name="name">The name.</param>
/// <param name="typeCondition">The type that the selections are for, or null where they are for the enclosing one.</param>
/// <param name="directives">The directives applied here, in order.</param>
/// <param name="selectionSet">The fields that are asked for.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class FragmentDefinitionNode(StringValueNode? description, NameNode name, NamedTypeNode typeCondition, IReadOnlyList<DirectiveNode> directives, SelectionSetNode selectionSet, Location location) : DefinitionNode(location)
{
    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The type that the selections are for, or null where they are for the enclosing one.</summary>
    public NamedTypeNode TypeCondition { get; } = typeCondition;

    /// <summary>The directives applied here, in order.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    /// <summary>The fields that are asked for.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
