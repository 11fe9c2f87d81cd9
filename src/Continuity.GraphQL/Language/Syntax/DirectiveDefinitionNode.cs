namespace Continuity.GraphQL.Language.Syntax;

/// <summary>The definition of a directive (section 3.13).</summary>
/// <param name="description">The description, or null.</param>
/// <param name="name">The name.</param>
/// <param name="arguments">The arguments, in order.</param>
/// <param name="isRepeatable">Whether it may stand more than once in one place.</param>
/// <param name="locations">The places where the directive may stand.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class DirectiveDefinitionNode(StringValueNode? description, NameNode name, IReadOnlyList<InputValueDefinitionNode> arguments, bool isRepeatable, IReadOnlyList<NameNode> locations, Location location) : DefinitionNode(location)
{
    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments, in order.</summary>
    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>Whether it may stand more than once in one place.</summary>
    public bool IsRepeatable { get; } = isRepeatable;

    /// <summary>The places where the directive may stand.</summary>
    public IReadOnlyList<NameNode> Locations { get; } = locations;
}
