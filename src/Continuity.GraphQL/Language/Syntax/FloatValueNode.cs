namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A number with fraction or exponent (section 2.9.2).</summary>
/// <param name="text">The digits as written.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class FloatValueNode(string text, Location location) : ValueNode(location)
{
    /// <summary>The digits as written.</summary>
    public string Text { get; } = text;
}
