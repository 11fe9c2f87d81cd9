namespace Continuity.GraphQL.Language.Syntax;

/// <summary><c>true</c> or <c>false</c> (section 2.9.3).</summary>
/// <param name="value">The value.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class BooleanValueNode(bool value, Location location) : ValueNode(location)
{
    /// <summary>The value.</summary>
    public bool Value { get; } = value;
}
