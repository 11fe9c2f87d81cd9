namespace Continuity.GraphQL.Fuzz.Inputs;

/// <summary>The body of one hostile request.</summary>
/// <param name="Kind">What is hostile in it.</param>
/// <param name="Body">The bytes.</param>
internal sealed record FuzzInput(string Kind, byte[] Body)
{
    /// <summary>A request that sends a document as it is.</summary>
    /// <param name="kind">What is hostile in it.</param>
    /// <param name="document">The document.</param>
    public static FuzzInput Document(string kind, string document) => new(kind, RequestBody.Of(document, null));

    /// <summary>A request that sends a document with variables that are written as they are, JSON or not.</summary>
    /// <param name="kind">What is hostile in it.</param>
    /// <param name="document">The document.</param>
    /// <param name="variables">The variables.</param>
    public static FuzzInput WithVariables(string kind, string document, string variables) => new(kind, RequestBody.Of(document, variables));
}
