namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A string, its escapes resolved and, for a block string, its indentation removed (section 2.9.4).</summary>
/// <param name="value">The value.</param>
/// <param name="isBlock">Whether it was written as a block string.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class StringValueNode(string value, bool isBlock, Location location) : ValueNode(location)
{
    /// <summary>The value.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it was written as a block string.</summary>
    public bool IsBlock { get; } = isBlock;
}
