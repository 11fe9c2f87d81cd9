namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A list (section 2.9.7).</summary>
/// <param name="values">The values, in order.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class ListValueNode(IReadOnlyList<ValueNode> values, Location location) : ValueNode(location)
{
    /// <summary>The values, in order.</summary>
    public IReadOnlyList<ValueNode> Values { get; } = values;
}
