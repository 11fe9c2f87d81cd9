using Continuity.Redis.Connection;
using Continuity.Redis.Keys;

namespace Continuity.Redis.Threads;

/// <summary>
/// Which place an e-mail is recorded in: chosen once, before it is recorded, so that the same e-mail that comes again, when more is known of what it answers, is not recorded in another place
/// as well.
/// </summary>
public sealed class EmailPlaces
{
    // As long as it is known that an e-mail was recorded.
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private static readonly Script Leave = Script.From("email_leave.lua");
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

    /// <summary>Chooses a session of its own, where the one that was chosen takes it in no longer: it must not be recorded there as well if it comes again when that goes on.</summary>
    /// <param name="source">The source.</param>
    /// <param name="email">What the e-mail is known by.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task LeaveAsync(string source, string email, CancellationToken cancellationToken) => redis.EvaluateAsync(Leave, [Key(source, email)], [(long)KeptFor.TotalMilliseconds], cancellationToken);

    private static string Key(string source, string email) => new EmailPlaceKey(KeyDigest.Of(source, email)).Place;

    private static string Write(EmailPlace? place) => place switch
    {
        null => "",
        { Session: { } number, Home: var home } => NumberText.Of(home, number),
        _ => place.Home.Value,
    };

    private static EmailPlace? Read(string? text) => text is not { Length: > 0 } ? null
        : !text.Contains(':', StringComparison.Ordinal) ? new(new(text), null)
        : NumberText.Read(text) is var (home, number) ? new(home, number) : null;
}
