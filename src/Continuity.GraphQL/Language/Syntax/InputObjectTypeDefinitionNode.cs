namespace Continuity.GraphQL.Language.Syntax;

/// <summary>An input object (section 3.10).</summary>
/// <param name="description">The description, or null.</param>
/// <param name="name">The name.</param>
/// <param name="directives">The directives applied here, in order.</param>
/// <param name="fields">The fields, in order.</param>
/// <param name="isExtension">Whether this is an <c>extend</c> of a type defined elsewhere.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class InputObjectTypeDefinitionNode(StringValueNode? description, NameNode name, IReadOnlyList<DirectiveNode> directives, IReadOnlyList<InputValueDefinitionNode> fields, bool isExtension, Location location) : TypeDefinitionNode(location)
{
    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>The directives applied here, in order.</summary>
    public override IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    /// <summary>The fields, in order.</summary>
    public IReadOnlyList<InputValueDefinitionNode> Fields { get; } = fields;

    /// <summary>Whether this is an <c>extend</c> of a type defined elsewhere.</summary>
    public override bool IsExtension { get; } = isExtension;
}
