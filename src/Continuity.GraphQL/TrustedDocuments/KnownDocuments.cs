using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Execution.Documents;

namespace Continuity.GraphQL.TrustedDocuments;

/// <summary>Finds the document that a request names, and refuses those that a server of trusted documents does not know.</summary>
internal sealed class KnownDocuments
{
    private readonly TrustedDocumentSet trusted;
    private readonly AutomaticDocuments? automatic;
    private readonly bool onlyTrusted;

    private KnownDocuments(TrustedDocumentSet trusted, AutomaticDocuments? automatic, bool onlyTrusted) =>
        (this.trusted, this.automatic, this.onlyTrusted) = (trusted, automatic, onlyTrusted);

    /// <summary>Reads the trusted documents.</summary>
    /// <param name="options">Where they are, and what is taken beside them.</param>
    /// <param name="reader">Validates each.</param>
    /// <exception cref="TrustedDocumentException">They can't be taken as they are.</exception>
    public static KnownDocuments Load(GraphQLServerOptions options, DocumentReader reader)
    {
        var trusted = TrustedDocumentSet.Load(options.TrustedDocuments, reader);
        if (options.OnlyTrustedDocuments && options.PersistedQueries.Automatic)
        {
            throw new TrustedDocumentException("OnlyTrustedDocuments and PersistedQueries.Automatic can't both be on: clients would decide what is trusted.");
        }

        if (options.OnlyTrustedDocuments && trusted.Count == 0)
        {
            throw new TrustedDocumentException("OnlyTrustedDocuments is on, and there is no trusted document: nothing could be asked. TrustedDocuments.Sources says where they are.");
        }

        var automatic = options.PersistedQueries.Automatic ? new AutomaticDocuments(options.PersistedQueries.CacheSize, options.MaxCachedDocumentBytes) : null;
        return new KnownDocuments(trusted, automatic, options.OnlyTrustedDocuments);
    }

    /// <summary>Whether a request is to be looked up here, rather than taken by its text.</summary>
    /// <param name="request">The request.</param>
    public bool IsNeededFor(GraphQLRequest request) => onlyTrusted || PersistedQuery.IsIn(request);

    /// <summary>The trusted document of a text; null where there is none.</summary>
    /// <param name="text">The text in UTF-8.</param>
    public PreparedDocument? Find(ReadOnlySpan<byte> text) => trusted.Find(text);

    /// <summary>Looks a request up.</summary>
    /// <param name="request">A request that is to be.</param>
    public KnownDocument Find(GraphQLRequest request)
    {
        var text = request.Document;
        if (!PersistedQuery.IsIn(request))
        {
            return trusted.Find(text.Span) is { } sent ? new(sent) : NotTrusted(DocumentId.Of(text.Span));
        }

        if (PersistedQuery.Read(request, out var id) is { } fault)
        {
            return Refused(fault, "BAD_REQUEST");
        }

        if (!text.IsEmpty && DocumentId.Of(text.Span) is var real && real != id)
        {
            return Refused($"The request has a document of the SHA-256 {real}, and names another: {id}.", "BAD_REQUEST");
        }

        return trusted.Find(id) is { } document ? new(document)
            : !text.IsEmpty ? onlyTrusted ? NotTrusted(id) : new(text, automatic is null ? null : id)
            : automatic?.Find(id) is { } taught ? new(taught, null)
            : NotFound(id);
    }

    /// <summary>Keeps a document that a client teaches.</summary>
    /// <param name="known">What was found for the request; its document is valid.</param>
    public void Learn(KnownDocument known)
    {
        if (known.Taught is { } id)
        {
            automatic?.Add(id, known.Text.Span);
        }
    }

    private static KnownDocument NotTrusted(DocumentId id) =>
        Refused($"This server executes trusted documents only, and {id} is none of them.", "DOCUMENT_NOT_TRUSTED");

    /// <summary>By these two codes Apollo's clients tell whether to send the document with its id once, or to send no ids at all.</summary>
    private KnownDocument NotFound(DocumentId id) => automatic is null && trusted.Count == 0
        ? Refused($"This server knows no documents by their id: send the text of {id}.", "PERSISTED_QUERY_NOT_SUPPORTED")
        : Refused($"This server does not know the document {id}.", "PERSISTED_QUERY_NOT_FOUND");

    private static KnownDocument Refused(string message, string code) => new(new GraphQLError(message).WithCode(code));
}
