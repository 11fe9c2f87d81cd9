namespace Continuity.GraphQL.Transport;

/// <summary>The media type of a response (GraphQL over HTTP, "Media Types").</summary>
/// <param name="ContentType">The value of the header.</param>
/// <param name="RefusedStatus">The status of a well-formed request that is refused before it is executed.</param>
internal sealed record ResponseFormat(string ContentType, int RefusedStatus)
{
    /// <summary><c>application/json</c>: answers 200 whatever the document is, since a proxy may have written any other status.</summary>
    public static ResponseFormat Json { get; } = new("application/json; charset=utf-8", 200);

    /// <summary><c>application/graphql-response+json</c>: the status tells whether the request was executed.</summary>
    public static ResponseFormat GraphQLResponse { get; } = new("application/graphql-response+json; charset=utf-8", 400);

    /// <summary><c>text/event-stream</c>: a stream of results; what is refused before is answered as <see cref="Json"/>.</summary>
    public static ResponseFormat EventStream { get; } = new("text/event-stream; charset=utf-8", 200);
}
