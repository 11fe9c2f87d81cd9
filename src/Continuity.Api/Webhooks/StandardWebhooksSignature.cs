using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Continuity.Api.Ingest.Signatures;

namespace Continuity.Api.Webhooks;

/// <summary>
/// Signs and verifies by the Standard Webhooks specification 1.0.0, symmetrically: <c>v1,</c> and the HMAC-SHA256, in base64, of the id, the time in seconds since 1970 and the body, with full
/// stops between. While keys are rotated there is one signature of each, with a blank between. What webhooks and gateways get is signed by it, and what sources send is checked by it.
/// </summary>
internal sealed class StandardWebhooksSignature
{
    /// <summary>The header with the message's id.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header with the time of the attempt.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The header with the signatures.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";
    private const int ShortestKey = 24;
    private const int LongestKey = 64;
    private const int LongestId = 200;

    // More than anybody signs with: whoever sends more keeps the processor busy.
    private const int MostSignatures = 20;
    private readonly IReadOnlyList<byte[]> keys;

    /// <summary>Uses keys.</summary>
    /// <param name="keys">The keys, the newest first: all of them sign, and any of them is good.</param>
    public StandardWebhooksSignature(IReadOnlyList<byte[]> keys) => this.keys = keys;

    /// <summary>The key in a secret.</summary>
    /// <param name="secret">The secret: <c>whsec_</c> and 24 to 64 bytes in base64.</param>
    /// <returns>The key; null where it is no such secret.</returns>
    public static byte[]? ReadSecret(string? secret)
    {
        if (secret?.StartsWith(SecretPrefix, StringComparison.Ordinal) != true)
        {
            return null;
        }

        var key = new byte[LongestKey];
        return Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out var length) && length >= ShortestKey ? key[..length] : null;
    }

    /// <summary>Signs a message.</summary>
    /// <param name="id">Its id, <c>webhook-id</c>; without a full stop.</param>
    /// <param name="at">When this attempt is made, <c>webhook-timestamp</c>.</param>
    /// <param name="body">Its body.</param>
    /// <returns><c>webhook-signature</c>.</returns>
    public string Sign(string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Before(id, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), .. body];
        return string.Join(' ', keys.Select(key => Version + Convert.ToBase64String(HMACSHA256.HashData(key, signed))));
    }

    /// <summary>Signs a request.</summary>
    /// <param name="request">The request, which gets the three headers.</param>
    /// <param name="id">Its id, the same for every attempt.</param>
    /// <param name="at">When this attempt is made.</param>
    /// <param name="body">Its body.</param>
    public void Sign(HttpRequestMessage request, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        request.Headers.Add(IdHeader, id);
        request.Headers.Add(TimestampHeader, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(SignatureHeader, Sign(id, at, body));
    }

    /// <summary>Verifies a message. How long that takes tells nothing of the keys.</summary>
    /// <param name="id"><c>webhook-id</c>.</param>
    /// <param name="timestamp"><c>webhook-timestamp</c>.</param>
    /// <param name="signatures"><c>webhook-signature</c>: one of them, of version 1, must be good.</param>
    /// <param name="body">The body as it came, unread.</param>
    /// <param name="now">The time.</param>
    public bool Verify(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, DateTimeOffset now) =>
        Check(id, timestamp, signatures, body, now) == SignatureVerdict.Good;

    /// <summary>Verifies a message, and tells why it is not good, which whoever sent it must not learn.</summary>
    /// <param name="id"><c>webhook-id</c>, of 1 to 200 characters.</param>
    /// <param name="timestamp"><c>webhook-timestamp</c>, no more than 5 minutes from now, either way.</param>
    /// <param name="signatures"><c>webhook-signature</c>: one of them, of version 1, must be good.</param>
    /// <param name="body">The body as it came, unread.</param>
    /// <param name="now">The time.</param>
    public SignatureVerdict Check(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, DateTimeOffset now) =>
        Foresee(id, timestamp, signatures, now) is { } wrong ? wrong
        : Hmac.Matches(SignatureAlgorithm.Sha256, keys, Before(id!, timestamp!), body, Read(signatures)) ? SignatureVerdict.Good
        : SignatureVerdict.Wrong;

    /// <summary>What is wrong with a message whatever its body is; null where nothing is.</summary>
    /// <param name="id"><c>webhook-id</c>, of 1 to 200 characters.</param>
    /// <param name="timestamp"><c>webhook-timestamp</c>, no more than 5 minutes from now, either way.</param>
    /// <param name="signatures"><c>webhook-signature</c>: one of them must be of version 1, and one that can be read.</param>
    /// <param name="now">The time.</param>
    public static SignatureVerdict? Foresee(string? id, string? timestamp, string? signatures, DateTimeOffset now) =>
        id is not { Length: > 0 and <= LongestId } || Read(signatures).Count == 0 ? SignatureVerdict.Missing
        : SignatureTime.Check(timestamp ?? "", now) is not SignatureVerdict.Good and var time ? time
        : null;

    private static List<byte[]> Read(string? signatures) =>
    [
        .. (signatures ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(static one => one.StartsWith(Version, StringComparison.Ordinal))
            .Take(MostSignatures)
            .Select(static one => Hmac.Read(SignatureEncoding.Base64, one[Version.Length..]))
            .OfType<byte[]>(),
    ];

    // As it was sent: a time with zeros before it is signed with them.
    private static byte[] Before(string id, string seconds) => Encoding.UTF8.GetBytes($"{id}.{seconds}.");
}
