using Continuity.Redis.Connection;
using Continuity.Redis.Keys;

namespace Continuity.Redis.Threads;

/// <summary>
/// Which place an e-mail is recorded in: chosen once, before it is recorded, so that the same e-mail that comes again, when more is known of what it answers, is not recorded in another place
/// as well. Whether a session that was chosen takes it in is decided there: see <see cref="Emails.ReplyInSession"/>.
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
    /// <param name="place">Where it shall be recorded; null: in a session of its own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was chosen first.</returns>
    public async Task<EmailPlace?> ChooseAsync(string source, string email, EmailPlace? place, CancellationToken cancellationToken)
    {
        var key = Key(source, email);
        return await redis.SetIfAbsentAsync(key, Write(place), KeptFor, cancellationToken) ? place : Read((string?)await redis.GetAsync(key, cancellationToken));
    }

    private static string Key(string source, string email) => new EmailPlaceKey(KeyDigest.Of(source, email)).Place;

    // Sessions are numbered from 1: 0 is none.
    private static string Write(EmailPlace? place) => place is null ? "" : NumberText.Of(place.Home, place.Session ?? 0);

    private static EmailPlace? Read(string? text) => text is { Length: > 0 } && NumberText.Read(text) is var (home, number) ? new(home, number == 0 ? null : number) : null;
}
