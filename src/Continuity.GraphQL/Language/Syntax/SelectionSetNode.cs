namespace Continuity.GraphQL.Language.Syntax;

/// <summary>The selections between two braces (section 2.4).</summary>
/// <param name="selections">The selections, in order.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class SelectionSetNode(IReadOnlyList<SelectionNode> selections, Location location) : SyntaxNode(location)
{
    /// <summary>The selections, in order.</summary>
    public IReadOnlyList<SelectionNode> Selections { get; } = selections;
}
