namespace Continuity.GraphQL.Language.Syntax;

/// <summary>An input object (section 2.9.8).</summary>
/// <param name="fields">The fields, in order.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class ObjectValueNode(IReadOnlyList<ObjectFieldNode> fields, Location location) : ValueNode(location)
{
    /// <summary>The fields, in order.</summary>
    public IReadOnlyList<ObjectFieldNode> Fields { get; } = fields;
}
