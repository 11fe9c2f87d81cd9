using System.Text.Json;
using Continuity.GraphQL.Execution;

namespace Continuity.GraphQL.TrustedDocuments;

/// <summary>Reads which document a request names: by <c>documentId</c>, as the GraphQL-over-HTTP draft has it, or by <c>extensions.persistedQuery</c>, as Apollo's clients do.</summary>
internal static class PersistedQuery
{
    /// <summary>The entry of <c>extensions</c>: <c>{ "version": 1, "sha256Hash": … }</c>.</summary>
    public const string Name = "persistedQuery";

    /// <summary>Whether a request names a document.</summary>
    /// <param name="request">The request.</param>
    public static bool IsIn(GraphQLRequest request) => request.DocumentId is not null || IsIn(request.Extensions);

    /// <summary>Whether <c>extensions</c> name a document.</summary>
    /// <param name="extensions">An object, or undefined or null.</param>
    public static bool IsIn(JsonElement extensions) => extensions.ValueKind == JsonValueKind.Object && TryGet(extensions, Name, out var entry) && entry.ValueKind != JsonValueKind.Null;

    /// <summary>Reads it.</summary>
    /// <param name="request">A request that names a document.</param>
    /// <param name="id">The document's id.</param>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public static string? Read(GraphQLRequest request, out DocumentId id)
    {
        id = default;
        if (request.DocumentId is { } written)
        {
            return DocumentId.TryParse(written, out id) ? null : "documentId must be \"sha256:\" and the SHA-256 of the document's text, in 64 lowercase hexadecimal digits.";
        }

        TryGet(request.Extensions, Name, out var entry);
        return entry.ValueKind != JsonValueKind.Object ? "extensions.persistedQuery must be an object."
            : !IsVersion1(entry) ? "extensions.persistedQuery.version must be 1."
            : !TryReadHash(entry, out id) ? "extensions.persistedQuery.sha256Hash must be the SHA-256 of the document's text, in 64 lowercase hexadecimal digits."
            : null;
    }

    private static bool IsVersion1(JsonElement entry) =>
        TryGet(entry, "version", out var version) && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == 1;

    private static bool TryReadHash(JsonElement entry, out DocumentId id)
    {
        id = default;
        return TryGet(entry, "sha256Hash", out var hash) && hash.ValueKind == JsonValueKind.String && DocumentId.TryParse(hash.GetRawText().AsSpan()[1..^1], out id);
    }

    private static bool TryGet(JsonElement map, string name, out JsonElement value)
    {
        try
        {
            return map.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            // Beside it is a name whose escapes make half a surrogate pair, and which can't be compared.
            value = default;
            return false;
        }
    }
}
