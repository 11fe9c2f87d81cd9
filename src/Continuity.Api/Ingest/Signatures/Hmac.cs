using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Continuity.Api.Ingest.Signatures;

/// <summary>Compares signatures with what the secrets make of the signed content.</summary>
internal static class Hmac
{
    /// <summary>Whether one of the signatures is what one of the keys makes. How long it takes tells nothing of which, nor how much of one is right: each is compared with each, to the end.</summary>
    /// <param name="algorithm">The hash function.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="content">What is signed.</param>
    /// <param name="signatures">The signatures that were sent.</param>
    public static bool Matches(SignatureAlgorithm algorithm, IReadOnlyList<byte[]> keys, ReadOnlySpan<byte> content, IReadOnlyList<byte[]> signatures)
    {
        var matches = false;
        foreach (var key in keys)
        {
            var made = Make(algorithm, key, content);
            foreach (var signature in signatures)
            {
                matches |= CryptographicOperations.FixedTimeEquals(made, signature);
            }
        }

        return matches;
    }

    /// <summary>Makes the HMAC of a content.</summary>
    /// <param name="algorithm">The hash function.</param>
    /// <param name="key">The key.</param>
    /// <param name="content">The content.</param>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Only where the configuration asks for it, for a provider that signs so and not otherwise.")]
    public static byte[] Make(SignatureAlgorithm algorithm, byte[] key, ReadOnlySpan<byte> content) => algorithm switch
    {
        SignatureAlgorithm.Sha512 => HMACSHA512.HashData(key, content),
        SignatureAlgorithm.LegacySha1 => HMACSHA1.HashData(key, content),
        _ => HMACSHA256.HashData(key, content),
    };

    /// <summary>Reads a signature; null where it is not written as it should be.</summary>
    /// <param name="encoding">How it is written.</param>
    /// <param name="text">The signature.</param>
    public static byte[]? Read(SignatureEncoding encoding, string text)
    {
        var buffer = new byte[text.Length];
        return encoding == SignatureEncoding.Base64
            ? Convert.TryFromBase64String(text, buffer, out var length) ? buffer[..length] : null
            : Convert.FromHexString(text, buffer, out _, out length) == System.Buffers.OperationStatus.Done ? buffer[..length] : null;
    }
}
