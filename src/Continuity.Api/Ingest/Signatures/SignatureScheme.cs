namespace Continuity.Api.Ingest.Signatures;

/// <summary>How a source signs what it sends.</summary>
internal enum SignatureScheme
{
    /// <summary>As the Standard Webhooks specification says: HMAC-SHA256 over id, timestamp and body.</summary>
    StandardWebhooks,

    /// <summary>HMAC over the body, or over a timestamp, a dot and the body.</summary>
    HmacBody,

    /// <summary>HMAC over the address that was called and the form's fields, sorted, or, with a body that is no form, over the address, whose query has the body's SHA-256. Telephone systems do so.</summary>
    HmacUrl,
}
