using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Threads;

namespace Continuity.Redis.Threads;

/// <summary>
/// Which session an e-mail goes on in: chosen once, before it is recorded, so that the same e-mail that comes again, when more is known of what it answers, is not recorded in another place
/// as well.
/// </summary>
public sealed class EmailPlaces
{
    // As long as it is known that an e-mail was recorded.
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private readonly IRedisCalls redis;

    internal EmailPlaces(IRedisCalls redis) => this.redis = redis;

    /// <summary>Chooses, or finds what was chosen.</summary>
    /// <param name="source">The source.</param>
    /// <param name="email">What the e-mail is known by.</param>
    /// <param name="session">The session that it shall go on in; null: one of its own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was chosen first.</returns>
    public async Task<SessionId?> ChooseAsync(string source, string email, SessionId? session, CancellationToken cancellationToken)
    {
        var key = new EmailPlaceKey(KeyDigest.Of(source, email)).Place;
        if (await redis.SetIfAbsentAsync(key, session is { } wanted ? SessionText.Of(wanted) : "", KeptFor, cancellationToken))
        {
            return session;
        }

        return (string?)await redis.GetAsync(key, cancellationToken) is { Length: > 0 } text ? SessionText.Read(text) : null;
    }
}
