namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A field of an object or interface (section 3.6).</summary>
/// <param name="description">The description, or null.</param>
/// <param name="name">The name.</param>
/// <param name="arguments">The arguments, in order.</param>
/// <param name="type">The type.</param>
/// <param name="directives">The directives applied here, in order.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class FieldDefinitionNode(StringValueNode? description, NameNode name, IReadOnlyList<InputValueDefinitionNode> arguments, TypeNode type, IReadOnlyList<DirectiveNode> directives, Location location) : SyntaxNode(location)
{
    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments, in order.</summary>
    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>The type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The directives applied here, in order.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}
