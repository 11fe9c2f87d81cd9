using System.Text;
using System.Text.Json;

namespace Continuity.GraphQL.TrustedDocuments;

/// <summary>One document that a source of trusted documents holds.</summary>
/// <param name="Origin">The file that it is in, and the place in there, for messages.</param>
/// <param name="Text">Its text in UTF-8.</param>
internal sealed record DocumentFile(string Origin, byte[] Text)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads all documents of a source.</summary>
    /// <param name="source">A folder, or a manifest.</param>
    /// <exception cref="TrustedDocumentException">It is not there or can't be read, or a manifest is none.</exception>
    public static IEnumerable<DocumentFile> ReadAll(string source)
    {
        try
        {
            var path = Path.GetFullPath(source);
            return Directory.Exists(path) ? [.. Folder(path)]
                : File.Exists(path) ? [.. Manifest(path)]
                : throw new TrustedDocumentException($"Trusted documents: there is no folder or manifest {path}.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            throw new TrustedDocumentException($"Trusted documents: {source} can't be read: {fault.Message}", fault);
        }
    }

    private static IEnumerable<DocumentFile> Folder(string path) => Directory
        .EnumerateFiles(path, "*.graphql", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(static file => new DocumentFile(file, File.ReadAllBytes(file)));

    private static IEnumerable<DocumentFile> Manifest(string path)
    {
        using var json = Parse(path);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw NoManifest(path);
        }

        foreach (var entry in json.RootElement.EnumerateObject())
        {
            var text = entry.Value.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(entry.Value.GetString()!) : throw NoManifest(path);
            var id = DocumentId.Of(text);
            if (!DocumentId.TryParse(entry.Name, out var given) || given != id)
            {
                throw new TrustedDocumentException($"Trusted documents: {path} has a document under {entry.Name}, but the SHA-256 of its text is {id}.");
            }

            yield return new DocumentFile($"{path} ({id})", text);
        }
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path), Strict);
        }
        catch (JsonException fault)
        {
            throw new TrustedDocumentException($"Trusted documents: {path} is not valid JSON: {fault.Message}", fault);
        }
    }

    private static TrustedDocumentException NoManifest(string path) =>
        new($"Trusted documents: {path} must be a JSON object of texts by their SHA-256, as relay-compiler writes it with \"algorithm\": \"SHA256\".");
}
