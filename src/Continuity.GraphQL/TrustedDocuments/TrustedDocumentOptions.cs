namespace Continuity.GraphQL.TrustedDocuments;

/// <summary>The trusted documents of a server: those of its own front ends, known to it by the SHA-256 of their text.</summary>
public sealed record TrustedDocumentOptions
{
    /// <summary>
    /// Folders, whose files <c>*.graphql</c> hold a document each, those in folders below them too, and files in JSON that map each SHA-256 to its text,
    /// as <c>relay-compiler</c> and GraphQL Code Generator write them. A path is absolute, or relative to the working directory. All are read when the
    /// server starts. A document's id is the SHA-256 of the file as it is, as <c>sha256sum</c> prints it.
    /// </summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>How many there may be, since they are kept for good: 1 to 100,000; 10,000 unless set.</summary>
    public int MaxDocuments
    {
        get;
        init => field = value is >= 1 and <= 100_000 ? value : throw new ArgumentOutOfRangeException(nameof(MaxDocuments), value, "1 to 100,000.");
    } = 10_000;
}
