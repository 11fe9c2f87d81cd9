namespace Continuity.GraphQL.Language.Syntax;

/// <summary>An interface (section 3.7).</summary>
/// <param name="description">The description, or null.</param>
/// <param name="name">The name.</param>
/// <param name="interfaces">The names of the interfaces that are implemented.</param>
/// <param name="directives">The directives applied here, in order.</param>
/// <param name="fields">The fields, in order.</param>
/// <param name="isExtension">Whether this is an <c>extend</c> of a type defined elsewhere.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class InterfaceTypeDefinitionNode(StringValueNode? description, NameNode name, IReadOnlyList<NamedTypeNode> interfaces, IReadOnlyList<DirectiveNode> directives, IReadOnlyList<FieldDefinitionNode> fields, bool isExtension, Location location) : TypeDefinitionNode(location)
{
    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>The names of the interfaces that are implemented.</summary>
    public IReadOnlyList<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>The directives applied here, in order.</summary>
    public override IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    /// <summary>The fields, in order.</summary>
    public IReadOnlyList<FieldDefinitionNode> Fields { get; } = fields;

    /// <summary>Whether this is an <c>extend</c> of a type defined elsewhere.</summary>
    public override bool IsExtension { get; } = isExtension;
}
