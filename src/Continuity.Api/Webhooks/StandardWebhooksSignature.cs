using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Continuity.Api.Webhooks;

/// <summary>
/// Signs and verifies by the Standard Webhooks specification 1.0.0, symmetrically: <c>v1,</c> and the HMAC-SHA256, in base64, of the id, the time in seconds since 1970 and the body, with full
/// stops between. While keys are rotated there is one signature of each, with a blank between.
/// </summary>
internal sealed class StandardWebhooksSignature
{
    /// <summary>How far the time of a message may lie from now, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";
    private const int ShortestKey = 24;
    private const int LongestKey = 64;

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
        var signed = Content(id, at.ToUnixTimeSeconds(), body);
        return string.Join(' ', keys.Select(key => Version + Convert.ToBase64String(HMACSHA256.HashData(key, signed))));
    }

    /// <summary>Verifies a message. How long that takes tells nothing of the keys.</summary>
    /// <param name="id"><c>webhook-id</c>.</param>
    /// <param name="timestamp"><c>webhook-timestamp</c>.</param>
    /// <param name="signatures"><c>webhook-signature</c>: one of them, of version 1, must be good.</param>
    /// <param name="body">The body as it came, unread.</param>
    /// <param name="now">The time.</param>
    public bool Verify(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(id) || signatures is null
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)Tolerance.TotalSeconds)
        {
            return false;
        }

        var signed = Content(id, seconds, body);
        byte[][] expected = [.. keys.Select(key => HMACSHA256.HashData(key, signed))];
        var isGood = false;
        foreach (var one in signatures.Split(' ', MostSignatures + 1).Take(MostSignatures))
        {
            var given = new byte[HMACSHA256.HashSizeInBytes];
            if (one.StartsWith(Version, StringComparison.Ordinal) && Convert.TryFromBase64String(one[Version.Length..], given, out var length))
            {
                foreach (var hash in expected)
                {
                    isGood |= CryptographicOperations.FixedTimeEquals(hash, given.AsSpan(0, length));
                }
            }
        }

        return isGood;
    }

    private static byte[] Content(string id, long seconds, ReadOnlySpan<byte> body) =>
        [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.")), .. body];
}
