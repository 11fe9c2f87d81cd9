using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Continuity.Api.Tests.Ingest;

/// <summary>Signs as providers do, by the specifications' words and not by the code of ours.</summary>
public static class Signing
{
    public const string Key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public const string OldKey = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd";
    public const string Text = "0123456789abcdef0123456789abcdef";

    /// <summary>The headers of Standard Webhooks.</summary>
    public static IReadOnlyDictionary<string, string> Standard(string secret, string id, DateTimeOffset at, byte[] body)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{seconds}."), .. body];
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), content));
        return new Dictionary<string, string> { ["webhook-id"] = id, ["webhook-timestamp"] = seconds, ["webhook-signature"] = $"v1,{signature}" };
    }

    /// <summary>HMAC-SHA1 in Base64 over an address and a form's sorted fields.</summary>
    public static string Form(string secret, string url, IEnumerable<KeyValuePair<string, string>> fields) => Convert.ToBase64String(Sha1(
        Encoding.UTF8.GetBytes(secret),
        Encoding.UTF8.GetBytes(url + string.Concat(fields.OrderBy(static field => field.Key, StringComparer.Ordinal).Select(static field => field.Key + field.Value)))));

    /// <summary>HMAC-SHA256 in hexadecimal over a body, behind a time and a dot where there is one.</summary>
    public static string Body(string secret, string? time, byte[] body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(time is null ? "" : $"{time}."), .. body]));

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "As some providers do.")]
    public static byte[] Sha1(byte[] key, byte[] content) => HMACSHA1.HashData(key, content);
}
