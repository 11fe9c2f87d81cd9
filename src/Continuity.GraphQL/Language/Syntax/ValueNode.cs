namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A literal or a variable.</summary>
/// <param name="location">Where it stands in its source.</param>
public abstract class ValueNode(Location location) : SyntaxNode(location);
