namespace Continuity.Api.Ingest.Signatures;

/// <summary>The hash function of an HMAC.</summary>
internal enum SignatureAlgorithm
{
    /// <summary>SHA-256.</summary>
    Sha256,

    /// <summary>SHA-512.</summary>
    Sha512,

    /// <summary>SHA-1, for systems that can't do better. HMAC-SHA1 is not known to be broken, but nothing new is to rely on it (RFC 6194).</summary>
    LegacySha1,
}
