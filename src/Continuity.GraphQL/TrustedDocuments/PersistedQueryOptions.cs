namespace Continuity.GraphQL.TrustedDocuments;

/// <summary>Automatic persisted queries (Apollo's protocol): a client sends a document once, and its SHA-256 from then on. They save bytes, and make nothing safer.</summary>
public sealed record PersistedQueryOptions
{
    /// <summary>Whether clients may teach the server documents; off unless set. It can't be on together with <c>OnlyTrustedDocuments</c>.</summary>
    public bool Automatic { get; init; }

    /// <summary>How many such documents are kept, apart from the trusted ones: 1 to 100,000; 1,000 unless set. Those past <c>MaxCachedDocumentBytes</c> are not.</summary>
    public int CacheSize
    {
        get;
        init => field = value is >= 1 and <= 100_000 ? value : throw new ArgumentOutOfRangeException(nameof(CacheSize), value, "1 to 100,000.");
    } = 1_000;
}
