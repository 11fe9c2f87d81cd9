namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A field, fragment spread or inline fragment.</summary>
/// <param name="location">Where it stands in its source.</param>
public abstract class SelectionNode(Location location) : SyntaxNode(location);
