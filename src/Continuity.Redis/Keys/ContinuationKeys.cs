using Continuity.Continuation;

namespace Continuity.Redis.Keys;

/// <summary>Where what one continuation code stands for is kept. A code or link token itself is in no key.</summary>
/// <param name="Digest">The digest of the eight digits or of the link token.</param>
internal readonly record struct ContinuationKeys(KeyDigest Digest)
{
    /// <summary>Of a link token: the key of what it stands for.</summary>
    public string Grant => $"{{c:{Digest.Value}}}";

    /// <summary>Of eight digits: the key of the digest of the link token that they are one with.</summary>
    public string LinkToken => $"{{d:{Digest.Value}}}";

    /// <summary>The keys of one code.</summary>
    /// <param name="code">The digits, or the link token.</param>
    public static ContinuationKeys Of(ContinuationCode code) => new(KeyDigest.Of("continuation", code.Value));
}
