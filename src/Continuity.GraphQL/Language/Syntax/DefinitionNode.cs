namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A definition at the top level of a document.</summary>
/// <param name="location">Where it stands in its source.</param>
public abstract class DefinitionNode(Location location) : SyntaxNode(location);
