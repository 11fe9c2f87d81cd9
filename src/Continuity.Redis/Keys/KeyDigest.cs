using System.Security.Cryptography;
using System.Text;

namespace Continuity.Redis.Keys;

/// <summary>A key's part that callers choose, hashed: bounded in length, and nobody's identity is read off a key.</summary>
/// <param name="Value">The first 128 bits of the SHA-256, in hexadecimal.</param>
internal readonly record struct KeyDigest(string Value)
{
    /// <summary>Hashes parts; where one ends and the next begins makes a difference.</summary>
    public static KeyDigest Of(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16)));
    }
}
