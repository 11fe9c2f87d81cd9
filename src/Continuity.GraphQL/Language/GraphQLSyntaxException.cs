using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Language;

/// <summary>A document that is not GraphQL. The message is meant for the caller and never holds the content of a string.</summary>
/// <param name="message">What was expected and what was found.</param>
/// <param name="location">Where in the source.</param>
public sealed class GraphQLSyntaxException(string message, Location location) : Exception(message)
{
    /// <summary>Where in the source the document stops being GraphQL.</summary>
    public Location Location { get; } = location;
}
