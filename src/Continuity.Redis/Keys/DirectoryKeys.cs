using Continuity.Callers;

namespace Continuity.Redis.Keys;

/// <summary>Where one agent or bot is kept.</summary>
/// <param name="Actor">The agent or bot.</param>
internal readonly record struct DirectoryKeys(ActorRef Actor)
{
    /// <summary>The key of what is known of them.</summary>
    public string Entry => $"{{{(Actor.Kind == ActorKind.Bot ? 'b' : 'a')}:{KeyDigest.Of(Actor.Id).Value}}}";
}
