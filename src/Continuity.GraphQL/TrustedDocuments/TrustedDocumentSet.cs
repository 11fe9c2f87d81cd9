using System.Collections.Frozen;
using Continuity.GraphQL.Execution.Documents;

namespace Continuity.GraphQL.TrustedDocuments;

/// <summary>The trusted documents, parsed and validated when the server starts, and kept as long as it runs.</summary>
internal sealed class TrustedDocumentSet
{
    private readonly FrozenDictionary<DocumentId, PreparedDocument> byId;
    private readonly Dictionary<byte[], PreparedDocument>.AlternateLookup<ReadOnlySpan<byte>> byText;

    private TrustedDocumentSet(Dictionary<DocumentId, PreparedDocument> byId, Dictionary<byte[], PreparedDocument> byText)
    {
        this.byId = byId.ToFrozenDictionary();
        this.byText = byText.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>How many there are.</summary>
    public int Count => byId.Count;

    /// <summary>Reads all of them.</summary>
    /// <param name="options">Where they are, and how many there may be.</param>
    /// <param name="reader">Validates each.</param>
    /// <exception cref="TrustedDocumentException">A source can't be read, the schema or a bound refuses a document, or there are too many.</exception>
    public static TrustedDocumentSet Load(TrustedDocumentOptions options, DocumentReader reader)
    {
        var byId = new Dictionary<DocumentId, PreparedDocument>();
        var byText = new Dictionary<byte[], PreparedDocument>(new Utf8TextComparer());
        foreach (var file in options.Sources.SelectMany(DocumentFile.ReadAll))
        {
            if (byText.ContainsKey(file.Text))
            {
                continue;
            }

            if (byId.Count == options.MaxDocuments)
            {
                throw new TrustedDocumentException($"Trusted documents: there are more than {options.MaxDocuments}, which MaxDocuments allows; the first one too many is {file.Origin}.");
            }

            var document = reader.Read(file.Text, out var errors) ?? throw Refused(file, errors);
            document.IsTrusted = true;
            byId.Add(DocumentId.Of(file.Text), document);
            byText.Add(file.Text, document);
        }

        return new TrustedDocumentSet(byId, byText);
    }

    /// <summary>The document of an id; null where there is none.</summary>
    /// <param name="id">The id.</param>
    public PreparedDocument? Find(DocumentId id) => byId.GetValueOrDefault(id);

    /// <summary>The document of a text; null where there is none.</summary>
    /// <param name="text">The text in UTF-8.</param>
    public PreparedDocument? Find(ReadOnlySpan<byte> text) => byText.TryGetValue(text, out var document) ? document : null;

    private static TrustedDocumentException Refused(DocumentFile file, IReadOnlyList<GraphQLError> errors)
    {
        var place = errors[0].Locations is [var location, ..] ? $":{location.Line}:{location.Column}" : "";
        var more = errors.Count > 1 ? $" ({errors.Count - 1} more.)" : "";
        return new TrustedDocumentException($"Trusted documents: {file.Origin}{place}: {errors[0].Message}{more}");
    }
}
