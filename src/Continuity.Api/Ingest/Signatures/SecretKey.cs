using System.Text;
using Continuity.Api.Webhooks;

namespace Continuity.Api.Ingest.Signatures;

/// <summary>The key that a secret stands for.</summary>
internal static class SecretKey
{
    private const int LeastCharacters = 16;
    private const int MostCharacters = 512;

    /// <summary>What is wrong with a secret, after its name; null where nothing is.</summary>
    /// <param name="scheme">The scheme that it is for.</param>
    /// <param name="secret">The secret.</param>
    public static string? Check(SignatureScheme scheme, string secret) => scheme == SignatureScheme.StandardWebhooks
        ? StandardWebhooksSignature.ReadSecret(secret) is not null ? null : "must be 'whsec_' and 24 to 64 bytes in Base64."
        : secret.Length is >= LeastCharacters and <= MostCharacters ? null : $"must have {LeastCharacters} to {MostCharacters} characters.";

    /// <summary>The key of a secret that was found good.</summary>
    /// <param name="scheme">The scheme that it is for.</param>
    /// <param name="secret">The secret.</param>
    public static byte[] Of(SignatureScheme scheme, string secret) => scheme == SignatureScheme.StandardWebhooks
        ? StandardWebhooksSignature.ReadSecret(secret) ?? throw new ArgumentException("The secret is not as the Standard Webhooks specification says.", nameof(secret))
        : Encoding.UTF8.GetBytes(secret);
}
