using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Continuity.Api.Delivery;

/// <summary>Signs what gateways get as Standard Webhooks says (version 1, section "Signature scheme"): HMAC-SHA256 of the id, the time and the body, with dots between.</summary>
internal static class GatewaySignature
{
    /// <summary>Signs a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="key">The key.</param>
    /// <param name="id">The id, the same for every attempt.</param>
    /// <param name="at">The time of this attempt.</param>
    /// <param name="body">What is sent.</param>
    public static void Sign(HttpRequestMessage request, byte[] key, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{seconds}."), .. body];
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", seconds);
        request.Headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}");
    }
}
