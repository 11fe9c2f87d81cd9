using System.Text;

namespace Continuity.Api.Ingest.Signatures;

/// <summary>Signatures by HMAC over the body, or over a timestamp, a dot and the body.</summary>
internal static class BodySignature
{
    /// <summary>What is wrong with a request whatever its body is; null where nothing is.</summary>
    /// <param name="request">The request.</param>
    public static SignatureVerdict? Foresee(IngestRequest request) =>
        HeaderSignature.Read(request) is null ? SignatureVerdict.Missing
        : request.Options.Signature.TimestampHeader is not { } header ? null
        : SignatureTime.Check(request.Headers[header].ToString(), request.ReceivedAt) is not SignatureVerdict.Good and var time ? time
        : null;

    /// <summary>Checks a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="keys">The keys that are good now.</param>
    public static SignatureVerdict Check(IngestRequest request, IReadOnlyList<byte[]> keys)
    {
        if (Foresee(request) is { } wrong)
        {
            return wrong;
        }

        var options = request.Options.Signature;
        byte[] signedBefore = options.TimestampHeader is { } header ? Encoding.ASCII.GetBytes($"{request.Headers[header]}.") : [];
        return Hmac.Matches(options.Algorithm, keys, signedBefore, request.Body.Span, [HeaderSignature.Read(request)!]) ? SignatureVerdict.Good : SignatureVerdict.Wrong;
    }
}
