namespace Continuity.Api.Ingest.Signatures;

/// <summary>A signature that stands in a header of its own.</summary>
internal static class HeaderSignature
{
    /// <summary>Reads it; null where there is none, or it is not written as it should be.</summary>
    /// <param name="request">The request.</param>
    public static byte[]? Read(IngestRequest request)
    {
        var options = request.Options.Signature;
        var text = request.Headers[options.Header].ToString();
        return text.Length > options.Prefix.Length && text.StartsWith(options.Prefix, StringComparison.Ordinal)
            ? Hmac.Read(options.Written, text[options.Prefix.Length..])
            : null;
    }
}
