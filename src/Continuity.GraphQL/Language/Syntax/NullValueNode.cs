namespace Continuity.GraphQL.Language.Syntax;

/// <summary><c>null</c> (section 2.9.5).</summary>
/// <param name="location">Where the node stands in its source.</param>
public sealed class NullValueNode(Location location) : ValueNode(location)
{

}
