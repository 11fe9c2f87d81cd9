namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A node of a parsed document. Immutable.</summary>
/// <param name="location">Where it stands in its source.</param>
public abstract class SyntaxNode(Location location)
{
    /// <summary>Where it stands in its source.</summary>
    public Location Location { get; } = location;
}
