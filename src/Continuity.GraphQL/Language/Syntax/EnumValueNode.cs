namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A value of an enum (section 2.9.6).</summary>
/// <param name="value">The value.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class EnumValueNode(string value, Location location) : ValueNode(location)
{
    /// <summary>The value.</summary>
    public string Value { get; } = value;
}
