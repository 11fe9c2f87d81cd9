namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A reference to a type.</summary>
/// <param name="location">Where it stands in its source.</param>
public abstract class TypeNode(Location location) : SyntaxNode(location);
