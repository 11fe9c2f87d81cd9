using System.Text;

namespace Continuity.Api.Ingest.Signatures;

/// <summary>Signatures by HMAC over the body, or over a timestamp, a dot and the body.</summary>
internal static class BodySignature
{
    /// <summary>Checks a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="keys">The keys that are good now.</param>
    public static SignatureVerdict Check(IngestRequest request, IReadOnlyList<byte[]> keys)
    {
        var options = request.Options.Signature;
        if (HeaderSignature.Read(request) is not { } signature)
        {
            return SignatureVerdict.Missing;
        }

        byte[] signedBefore = [];
        if (options.TimestampHeader is { } header)
        {
            var timestamp = request.Headers[header].ToString();
            var time = SignatureTime.Check(timestamp, request.ReceivedAt);
            if (time != SignatureVerdict.Good)
            {
                return time;
            }

            signedBefore = Encoding.ASCII.GetBytes($"{timestamp}.");
        }

        return Hmac.Matches(options.Algorithm, keys, [.. signedBefore, .. request.Body.Span], [signature]) ? SignatureVerdict.Good : SignatureVerdict.Wrong;
    }
}
