namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A name (section 2.1.9 of the specification).</summary>
/// <param name="value">The value.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class NameNode(string value, Location location) : SyntaxNode(location)
{
    /// <summary>The value.</summary>
    public string Value { get; } = value;
}
