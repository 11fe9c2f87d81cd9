namespace Continuity.Redis.Keys;

/// <summary>Where it is kept which session an e-mail was first taken to go on in.</summary>
/// <param name="Email">The source and its e-mail.</param>
internal readonly record struct EmailPlaceKey(KeyDigest Email)
{
    /// <summary>The key of the session, empty for one of its own.</summary>
    public string Place => $"{{e:{Email.Value}}}";
}
