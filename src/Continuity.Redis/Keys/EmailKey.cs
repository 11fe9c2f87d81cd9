using Continuity.Threads;

namespace Continuity.Redis.Keys;

/// <summary>Where the session is kept that an e-mail belongs to.</summary>
/// <param name="Id">The e-mail's id.</param>
internal readonly record struct EmailKey(MessageId Id)
{
    /// <summary>The key of what was filed under it.</summary>
    public string Session => $"{{m:{KeyDigest.Of(Id.Value).Value}}}";
}
