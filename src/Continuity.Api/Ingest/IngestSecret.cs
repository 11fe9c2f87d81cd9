namespace Continuity.Api.Ingest;

/// <summary>A secret that a source signs with.</summary>
internal sealed record IngestSecret
{
    /// <summary>The secret: 16 to 512 characters, of which the UTF-8 bytes are the key; with the scheme StandardWebhooks <c>whsec_</c> and the key of 24 to 64 bytes in Base64.</summary>
    public string Value { get; init; } = "";

    /// <summary>Until when it is good, for one that was replaced; null: without end.</summary>
    public DateTimeOffset? Until { get; init; }
}
