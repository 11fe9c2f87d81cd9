using Microsoft.Net.Http.Headers;

namespace Continuity.Api.Ingest;

/// <summary>What a source has sent, as it came: its body is whole and within the source's bound, and nothing of it is parsed.</summary>
/// <param name="Source">The source's name, which is also the id of the <see cref="Continuity.Callers.Caller"/> that it acts as, of the role ingest.</param>
/// <param name="Options">The source's options.</param>
/// <param name="Body">The bytes.</param>
/// <param name="Headers">The headers.</param>
/// <param name="ReceivedAt">When it came, by the store's time.</param>
internal sealed record IngestRequest(string Source, IngestSourceOptions Options, ReadOnlyMemory<byte> Body, IHeaderDictionary Headers, DateTimeOffset ReceivedAt)
{
    /// <summary>The query of the address that was called, with its question mark; empty where there is none.</summary>
    public string Query { get; init; } = "";

    /// <summary>What the body is said to be; null where nothing is said, or nothing that can be read.</summary>
    public MediaTypeHeaderValue? ContentType => MediaTypeHeaderValue.TryParse(Headers.ContentType.ToString(), out var type) ? type : null;

    /// <summary>The media type of the body alone, in small letters; null where nothing is said.</summary>
    public string? MediaType => ContentType?.MediaType.Value?.ToLowerInvariant();
}
