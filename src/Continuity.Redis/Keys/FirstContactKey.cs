namespace Continuity.Redis.Keys;

/// <summary>Where the home is kept that an idempotency key went to, for commands that choose their home themselves.</summary>
/// <param name="Key">The caller and its key.</param>
internal readonly record struct FirstContactKey(KeyDigest Key)
{
    /// <summary>The key of the claim.</summary>
    public string Claim => $"{{k:{Key.Value}}}";
}
