namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A list of a type (section 2.11).</summary>
/// <param name="ofType">The wrapped type.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class ListTypeNode(TypeNode ofType, Location location) : TypeNode(location)
{
    /// <summary>The wrapped type.</summary>
    public TypeNode OfType { get; } = ofType;
}
