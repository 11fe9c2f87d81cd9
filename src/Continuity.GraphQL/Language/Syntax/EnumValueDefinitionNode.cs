namespace Continuity.GraphQL.Language.Syntax;

/// <summary>One value of an enum (section 3.9).</summary>
/// <param name="description">The description, or null.</param>
/// <param name="name">The name.</param>
/// <param name="directives">The directives applied here, in order.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class EnumValueDefinitionNode(StringValueNode? description, NameNode name, IReadOnlyList<DirectiveNode> directives, Location location) : SyntaxNode(location)
{
    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The directives applied here, in order.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}
