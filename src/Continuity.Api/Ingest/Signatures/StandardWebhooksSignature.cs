using System.Text;

namespace Continuity.Api.Ingest.Signatures;

/// <summary>
/// Signatures as the Standard Webhooks specification (github.com/standard-webhooks/standard-webhooks, 1.0.0) says: <c>webhook-id</c>, <c>webhook-timestamp</c> and
/// <c>webhook-signature</c>, a list by blanks of <c>v1,</c> and HMAC-SHA256 in Base64 over id, timestamp and body with dots between. Signatures of other versions are passed over.
/// </summary>
internal static class StandardWebhooksSignature
{
    /// <summary>The header with the message's id.</summary>
    public const string IdHeader = "webhook-id";

    private const string TimestampHeader = "webhook-timestamp";
    private const string SignatureHeader = "webhook-signature";
    private const string Version = "v1,";
    private const int LongestId = 200;
    private const int MostSignatures = 20;

    /// <summary>Checks a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="keys">The keys that are good now.</param>
    public static SignatureVerdict Check(IngestRequest request, IReadOnlyList<byte[]> keys)
    {
        var (id, timestamp, given) = (request.Headers[IdHeader].ToString(), request.Headers[TimestampHeader].ToString(), request.Headers[SignatureHeader].ToString());
        var signatures = given.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(static one => one.StartsWith(Version, StringComparison.Ordinal))
            .Take(MostSignatures)
            .Select(static one => Hmac.Read(SignatureEncoding.Base64, one[Version.Length..]))
            .OfType<byte[]>()
            .ToList();
        if (id.Length is 0 or > LongestId || signatures.Count == 0)
        {
            return SignatureVerdict.Missing;
        }

        var time = SignatureTime.Check(timestamp, request.ReceivedAt);
        return time != SignatureVerdict.Good ? time
            : Hmac.Matches(SignatureAlgorithm.Sha256, keys, [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. request.Body.Span], signatures) ? SignatureVerdict.Good
            : SignatureVerdict.Wrong;
    }
}
