using System.Security.Cryptography;

namespace Continuity.Api.Ingest.Signatures;

/// <summary>Compares signatures with what the secrets make of the signed content.</summary>
internal static class Hmac
{
    /// <summary>Whether one of the signatures is what one of the keys makes. How long it takes tells nothing of which, nor how much of one is right: each is compared with each, to the end.</summary>
    /// <param name="algorithm">The hash function.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="before">What is signed before the content.</param>
    /// <param name="content">What is signed.</param>
    /// <param name="signatures">The signatures that were sent.</param>
    public static bool Matches(SignatureAlgorithm algorithm, IReadOnlyList<byte[]> keys, ReadOnlySpan<byte> before, ReadOnlySpan<byte> content, IReadOnlyList<byte[]> signatures)
    {
        var matches = false;
        foreach (var key in keys)
        {
            var made = Make(algorithm, key, before, content);
            foreach (var signature in signatures)
            {
                matches |= CryptographicOperations.FixedTimeEquals(made, signature);
            }
        }

        return matches;
    }

    // In two pieces, so that nobody who has no secret has a large body copied for it.
    private static byte[] Make(SignatureAlgorithm algorithm, byte[] key, ReadOnlySpan<byte> before, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHMAC(
            algorithm switch
            {
                SignatureAlgorithm.Sha512 => HashAlgorithmName.SHA512,
                SignatureAlgorithm.LegacySha1 => HashAlgorithmName.SHA1,
                _ => HashAlgorithmName.SHA256,
            },
            key);
        hash.AppendData(before);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }

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
