namespace Continuity.Redis.Keys;

/// <summary>Where it is kept in which place an e-mail was first taken to be recorded.</summary>
/// <param name="Email">The source and its e-mail.</param>
internal readonly record struct EmailPlaceKey(KeyDigest Email)
{
    /// <summary>The key of the place: a session, or a customer; empty for a session of its own.</summary>
    public string Place => $"{{e:{Email.Value}}}";
}
