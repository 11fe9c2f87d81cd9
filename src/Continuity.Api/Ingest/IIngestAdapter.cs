namespace Continuity.Api.Ingest;

/// <summary>
/// Takes in what the sources of one kind send. One a request, in whose scope the use cases are those of a caller of the role ingest that has the source's name. It is called once
/// the signature was found good, and answers once what it was given is committed: what is answered is what the source is told, and a repeat is answered as the first time.
/// </summary>
internal interface IIngestAdapter
{
    /// <summary>The kind.</summary>
    IngestKind Kind { get; }

    /// <summary>The media types that its sources may send, in small letters; another one is answered with 415. Null: any.</summary>
    IReadOnlyList<string>? MediaTypes { get; }

    /// <summary>Takes a request in.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="cancellationToken">Ends the wait; it may have been committed all the same.</param>
    /// <exception cref="Redis.StoreUnavailableException">The store is away: the source is told to send it again.</exception>
    Task<IngestAnswer> TakeAsync(IngestRequest request, CancellationToken cancellationToken);
}
