namespace Continuity.GraphQL.Language.Syntax;

/// <summary>An integer (section 2.9.1).</summary>
/// <param name="text">The digits as written.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class IntValueNode(string text, Location location) : ValueNode(location)
{
    /// <summary>The digits as written.</summary>
    public string Text { get; } = text;
}
