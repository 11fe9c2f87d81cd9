namespace Continuity.GraphQL;

/// <summary>Thrown by a resolver to answer with an error of its own wording; any other exception is answered without its details.</summary>
/// <param name="error">The error. Place and path are added where they are missing.</param>
public sealed class GraphQLException(GraphQLError error) : Exception(error?.Message)
{
    /// <summary>Answers with a message and a code.</summary>
    /// <param name="message">What is wrong, for the caller.</param>
    /// <param name="code">Goes into <c>extensions.code</c>.</param>
    public GraphQLException(string message, string code)
        : this(new GraphQLError(message).WithCode(code))
    {
    }

    /// <summary>The error.</summary>
    public GraphQLError Error { get; } = error ?? throw new ArgumentNullException(nameof(error));
}
