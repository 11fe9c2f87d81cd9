namespace Continuity.GraphQL.Language.Syntax;

/// <summary>An enum (section 3.9).</summary>
/// <param name="description">The description, or null.</param>
/// <param name="name">The name.</param>
/// <param name="directives">The directives applied here, in order.</param>
/// <param name="values">The values, in order.</param>
/// <param name="isExtension">Whether this is an <c>extend</c> of a type defined elsewhere.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class EnumTypeDefinitionNode(StringValueNode? description, NameNode name, IReadOnlyList<DirectiveNode> directives, IReadOnlyList<EnumValueDefinitionNode> values, bool isExtension, Location location) : TypeDefinitionNode(location)
{
    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>The directives applied here, in order.</summary>
    public override IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    /// <summary>The values, in order.</summary>
    public IReadOnlyList<EnumValueDefinitionNode> Values { get; } = values;

    /// <summary>Whether this is an <c>extend</c> of a type defined elsewhere.</summary>
    public override bool IsExtension { get; } = isExtension;
}
