namespace Continuity.Api.Ingest.Signatures;

/// <summary>How a signature is written.</summary>
internal enum SignatureEncoding
{
    /// <summary>In hexadecimal, in any case.</summary>
    Hex,

    /// <summary>In Base64.</summary>
    Base64,
}
