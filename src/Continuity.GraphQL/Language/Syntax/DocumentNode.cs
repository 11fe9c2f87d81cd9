namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A whole document: executable definitions, type system definitions, or both (section 2.2).</summary>
/// <param name="definitions">The definitions, in order.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class DocumentNode(IReadOnlyList<DefinitionNode> definitions, Location location) : SyntaxNode(location)
{
    /// <summary>The definitions, in order.</summary>
    public IReadOnlyList<DefinitionNode> Definitions { get; } = definitions;
}
