namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A custom scalar (section 3.5).</summary>
/// <param name="description">The description, or null.</param>
/// <param name="name">The name.</param>
/// <param name="directives">The directives applied here, in order.</param>
/// <param name="isExtension">Whether this is an <c>extend</c> of a type defined elsewhere.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class ScalarTypeDefinitionNode(StringValueNode? description, NameNode name, IReadOnlyList<DirectiveNode> directives, bool isExtension, Location location) : TypeDefinitionNode(location)
{
    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>The directives applied here, in order.</summary>
    public override IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    /// <summary>Whether this is an <c>extend</c> of a type defined elsewhere.</summary>
    public override bool IsExtension { get; } = isExtension;
}
