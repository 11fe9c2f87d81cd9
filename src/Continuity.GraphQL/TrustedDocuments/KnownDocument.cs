using Continuity.GraphQL.Execution.Documents;

namespace Continuity.GraphQL.TrustedDocuments;

/// <summary>What was found for a request: a document that is ready, a text to be read, or why there is neither.</summary>
internal readonly struct KnownDocument
{
    /// <summary>A trusted document.</summary>
    /// <param name="trusted">The document.</param>
    public KnownDocument(PreparedDocument trusted) => Trusted = trusted;

    /// <summary>A text.</summary>
    /// <param name="text">The text in UTF-8.</param>
    /// <param name="taught">The id under which it is to be kept once it is found valid; null where it is not.</param>
    public KnownDocument(ReadOnlyMemory<byte> text, DocumentId? taught) => (Text, Taught) = (text, taught);

    /// <summary>A refusal.</summary>
    /// <param name="refusal">What the caller is told.</param>
    public KnownDocument(GraphQLError refusal) => Refusal = refusal;

    /// <summary>The trusted document; null where it is another, or refused.</summary>
    public PreparedDocument? Trusted { get; }

    /// <summary>The text in UTF-8, where it is no trusted document and not refused.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>The id under which the text is to be kept once it is found valid; null where it is not to be kept.</summary>
    public DocumentId? Taught { get; }

    /// <summary>Why there is no document; null where there is one.</summary>
    public GraphQLError? Refusal { get; }
}
