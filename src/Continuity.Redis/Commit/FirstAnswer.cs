using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace Continuity.Redis.Commit;

/// <summary>What is kept of a command under its idempotency key.</summary>
/// <param name="PayloadHash">The digest of its payload: as it is kept by now, or whole, as it was kept before.</param>
/// <param name="FirstSequence">Where its entries begin.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Told">What the caller was told.</param>
internal readonly record struct FirstAnswer(string PayloadHash, int FirstSequence, int Count, string Told)
{
    private const int WholeLength = 64;
    private const int KeptBytes = 16;

    /// <summary>
    /// A digest as it is kept: of a SHA-256 in hexadecimal the first 128 bits in base64url. That is as good for telling one payload of a caller from another, and of what is kept of a command for
    /// days a fifth less.
    /// </summary>
    /// <param name="payloadHash">The digest; one of another kind is kept as it is.</param>
    public static string Kept(string payloadHash)
    {
        Span<byte> bytes = stackalloc byte[WholeLength / 2];
        return payloadHash.Length == WholeLength && Convert.FromHexString(payloadHash, bytes, out _, out _) == OperationStatus.Done ? Base64Url.EncodeToString(bytes[..KeptBytes]) : payloadHash;
    }

    /// <summary>Whether it is that of a command with this payload.</summary>
    /// <param name="payloadHash">The digest of the payload.</param>
    public bool IsOf(string payloadHash) => PayloadHash == payloadHash || PayloadHash == Kept(payloadHash);

    public static FirstAnswer Read(string text)
    {
        var parts = text.Split(' ', 4);
        return new(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture), parts[3]);
    }
}
