using System.Text;

namespace Continuity.Api.Ingest.Signatures;

/// <summary>The key that a secret stands for.</summary>
internal static class SecretKey
{
    private const string StandardPrefix = "whsec_";
    private const int LeastCharacters = 16;
    private const int MostCharacters = 512;
    private const int LeastBytes = 24;
    private const int MostBytes = 64;

    /// <summary>What is wrong with a secret, after its name; null where nothing is.</summary>
    /// <param name="scheme">The scheme that it is for.</param>
    /// <param name="secret">The secret.</param>
    public static string? Check(SignatureScheme scheme, string secret) => scheme == SignatureScheme.StandardWebhooks
        ? TryDecode(secret)?.Length is >= LeastBytes and <= MostBytes ? null : $"must be '{StandardPrefix}' and {LeastBytes} to {MostBytes} bytes in Base64."
        : secret.Length is >= LeastCharacters and <= MostCharacters ? null : $"must have {LeastCharacters} to {MostCharacters} characters.";

    /// <summary>The key of a secret that was found good.</summary>
    /// <param name="scheme">The scheme that it is for.</param>
    /// <param name="secret">The secret.</param>
    public static byte[] Of(SignatureScheme scheme, string secret) => scheme == SignatureScheme.StandardWebhooks
        ? TryDecode(secret) ?? throw new ArgumentException("The secret is not as the Standard Webhooks specification says.", nameof(secret))
        : Encoding.UTF8.GetBytes(secret);

    private static byte[]? TryDecode(string secret)
    {
        var buffer = new byte[secret.Length];
        return secret.StartsWith(StandardPrefix, StringComparison.Ordinal) && Convert.TryFromBase64String(secret[StandardPrefix.Length..], buffer, out var length)
            ? buffer[..length]
            : null;
    }
}
