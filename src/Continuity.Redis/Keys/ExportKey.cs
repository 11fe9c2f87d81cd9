namespace Continuity.Redis.Keys;

/// <summary>Where what the link to an export stands for is kept. The token itself is in no key.</summary>
/// <param name="Digest">The digest of the token.</param>
internal readonly record struct ExportKey(KeyDigest Digest)
{
    /// <summary>The key of what it stands for.</summary>
    public string Link => $"{{x:{Digest.Value}}}";

    /// <summary>The key of one link.</summary>
    /// <param name="token">Its token.</param>
    public static ExportKey Of(string token) => new(KeyDigest.Of("export", token));
}
